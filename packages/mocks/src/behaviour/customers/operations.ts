import { type Call, ok } from "../../engine/call.ts";
import { customerGroups } from "../../records/customers.ts";
import { layouts } from "../../records/lookups.ts";

/** Answers the defaults of the agreement (O-16). This API only reads them, so their objectVersion never changes. */
export function setup(call: Call) {
  const group = call.agreement.table(customerGroups).all()[0];
  const layout = call.agreement.table(layouts).all()[0];
  return ok({
    ...(group === undefined ? {} : { defaultCustomerGroupNumber: group.customerGroupNumber }),
    ...(layout === undefined ? {} : { defaultLayoutNumber: layout.layoutNumber }),
    objectVersion: "0000000000000001",
  });
}
