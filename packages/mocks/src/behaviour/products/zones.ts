import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { type Fault, notFound, Refusal } from "../../errors/refusal.ts";
import { accounts } from "../../records/ledger.ts";
import { vatZones } from "../../records/lookups.ts";
import { type ProductGroupAccount, productGroupAccounts, productGroups } from "../../records/products.ts";
import { salesAccountOnRest, zoneOnService } from "./projections/group.ts";
import { domesticZone, projectZone, reservedZones } from "./zone-numbers.ts";

/** Checks that a zone exists or is the zone for projects. 6 and 7 are reserved. */
function checkZone({ productGroupNumber, vatZoneNumber }: ProductGroupAccount, call: Call): readonly Fault[] {
  const { agreement } = call;
  // The group is in the path.
  if (!agreement.table(productGroups).has(productGroupNumber)) throw notFound();
  const fault = (message: string): Fault[] => [
    { at: "vatZoneNumber", code: "InvalidInput", message, input: vatZoneNumber },
  ];
  if (reservedZones.includes(vatZoneNumber)) return fault(`VAT zone ${vatZoneNumber} is reserved.`);
  if (vatZoneNumber === projectZone || agreement.table(vatZones).has(vatZoneNumber)) return [];
  return fault(`VAT zone ${vatZoneNumber} does not exist.`);
}

/** The account of a product group in each VAT zone: zones on the service, sales accounts on REST. */
export const zonesResource: Resource = resource<ProductGroupAccount>({
  kind: productGroupAccounts,
  numbering: "caller",
  endpoints: [
    {
      document: "products",
      path: "/productgroups/{productGroupNumber}/zones",
      key: ["vatZoneNumber"],
      projection: zoneOnService,
      created: ({ vatZoneNumber }) => ({ id: vatZoneNumber }),
    },
    {
      document: "rest",
      path: "/product-groups/{productGroupNumber}/sales-accounts",
      key: ["vatZoneNumber"],
      projection: salesAccountOnRest,
      where: ({ vatZoneNumber }, { agreement }) => agreement.table(vatZones).has(vatZoneNumber),
    },
  ],
  references: {
    productGroupNumber: { kind: productGroups, acceptsMissing: true, allowsDelete: true },
    accountNumber: { kind: accounts },
  },
  check: checkZone,
  inUse: ({ vatZoneNumber }) =>
    vatZoneNumber === domesticZone
      ? new Refusal(400, {
          message: "A product group always has an account in zone 1.",
          code: "InvalidInput",
        })
      : undefined,
});
