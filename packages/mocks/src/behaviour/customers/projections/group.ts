import { projection } from "../../../projection/projection.ts";
import { computed, link, reference } from "../../../projection/rules.ts";
import { layouts } from "../../../records/lookups.ts";
import { accountInside, vatAccountInside } from "../../ledger/account-inside.ts";

export const groupOnRest = projection({
  customerGroupNumber: "customerGroupNumber",
  name: "name",
  account: reference("/accounts/{accountNumber}", {
    with: { ...accountInside, vatAccount: vatAccountInside },
  }),
  customers: link("/customer-groups/{customerGroupNumber}/customers"),
  layout: reference("/layouts/{layoutNumber}", {
    with: {
      name: computed(
        (group, { agreement }) => agreement.table(layouts).get(group.layoutNumber as number)?.name,
      ),
    },
  }),
  self: link("/customer-groups/{customerGroupNumber}"),
});
