import { projection } from "../../../projection/projection.ts";
import type { Rule } from "../../../projection/rule.ts";
import { computed, link, nested, readOnly, reference } from "../../../projection/rules.ts";
import { vatZones } from "../../../records/lookups.ts";
import { productGroupAccounts } from "../../../records/products.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";
import { accountInside } from "../../ledger/account-inside.ts";
import { domesticZone, projectZone } from "../zone-numbers.ts";

export const groupOnRest = projection({
  productGroupNumber: readOnly("productGroupNumber"),
  name: readOnly("name"),
  salesAccounts: link("/product-groups/{productGroupNumber}/sales-accounts"),
  products: link("/product-groups/{productGroupNumber}/products"),
  inventoryEnabled: computed((group) => group.inventoryEnabled === true, { keepFalse: true }),
  // Unlike other references, it has no link to itself.
  accrual: nested({
    accountNumber: readOnly("accrualAccountNumber"),
    accountingYears: computed(({ accrualAccountNumber }, { base, linkSuffix }) =>
      accrualAccountNumber === undefined
        ? undefined
        : `${base}/accounts/${String(accrualAccountNumber)}/accounting-years${linkSuffix}`,
    ),
  }),
  self: link("/product-groups/{productGroupNumber}"),
});

/** The account of a group in a fixed zone, as a property of the group. */
const accountInZone = (vatZoneNumber: number, draftField: string): Rule => ({
  read: (group, { agreement }) =>
    agreement.table(productGroupAccounts).get(`${group.productGroupNumber}/${vatZoneNumber}`)?.accountNumber,
  write: (value, draft) => {
    draft[draftField] = value;
  },
  fields: { [draftField]: [] },
});

export const groupOnService = projection(
  {
    id: "productGroupNumber",
    name: "name",
    domesticAccountId: accountInZone(domesticZone, "domesticAccountNumber"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const accrualSettings = projection(
  { accrualAccountId: "accrualAccountNumber", objectVersion: readOnly("objectVersion") },
  serviceDefaults,
);

export const projectSettings = projection(
  {
    isInProject: "isInProject",
    projectAccountId: accountInZone(projectZone, "projectAccountNumber"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const zoneOnService = projection(
  { id: "vatZoneNumber", accountId: "accountNumber", objectVersion: readOnly("objectVersion") },
  serviceDefaults,
);

export const salesAccountOnRest = projection({
  salesAccount: reference("/accounts/{accountNumber}", { readOnly: true, with: accountInside }),
  vatZone: reference("/vat-zones/{vatZoneNumber}", {
    readOnly: true,
    with: {
      name: computed(
        (entry, { agreement }) => agreement.table(vatZones).get(entry.vatZoneNumber as number)?.name,
      ),
    },
  }),
});
