import { type Domain, resource } from "../../engine/resource.ts";
import { accounts } from "../../records/ledger.ts";
import {
  type Currency,
  currencies,
  type Layout,
  layouts,
  type PaymentTerms,
  paymentTerms,
  type Unit,
  units,
  type VatZone,
  vatZones,
} from "../../records/lookups.ts";
import { checkPaymentTerms } from "./checks.ts";
import {
  currencyOnRest,
  layoutOnRest,
  paymentTermsOnRest,
  unitOnRest,
  vatZoneOnRest,
} from "./projections.ts";
import { seedLookups } from "./seed.ts";

/** The records that documents and customers choose from: layouts, payment terms, VAT zones, units, currencies. */
export const lookupsDomain: Domain = {
  name: "lookups",
  resources: [
    resource<Layout>({
      kind: layouts,
      endpoints: [
        {
          document: "rest",
          path: "/layouts",
          projection: layoutOnRest,
          // A deleted layout can still be read by its number.
          where: (layout, call) => layout.deleted !== true || call.operation.listing === undefined,
        },
      ],
    }),
    resource<PaymentTerms>({
      kind: paymentTerms,
      endpoints: [{ document: "rest", path: "/payment-terms", projection: paymentTermsOnRest }],
      references: {
        contraAccountForPrepaidAmountNumber: { kind: accounts, code: "E07150" },
        contraAccountForRemainderAmountNumber: { kind: accounts, code: "E07150" },
      },
      check: (terms, _call, before) => checkPaymentTerms(terms, before),
    }),
    resource<VatZone>({
      kind: vatZones,
      endpoints: [{ document: "rest", path: "/vat-zones", projection: vatZoneOnRest }],
    }),
    resource<Unit>({
      kind: units,
      endpoints: [{ document: "rest", path: "/units", projection: unitOnRest }],
    }),
    resource<Currency>({
      kind: currencies,
      numbering: "caller",
      endpoints: [{ document: "rest", path: "/currencies", projection: currencyOnRest }],
    }),
  ],
  seedEmpty: seedLookups,
};
