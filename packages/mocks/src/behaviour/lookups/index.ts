import { type Domain, resource } from "../../engine/resource.ts";
import type { Fault } from "../../errors/refusal.ts";
import { projection } from "../../projection/projection.ts";
import { link, readOnly, reference, same } from "../../projection/rules.ts";
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
import { seedLookups } from "./seed.ts";

const layoutOnRest = projection({
  layoutNumber: readOnly("layoutNumber"),
  name: readOnly("name"),
  deleted: readOnly("deleted"),
  self: link("/layouts/{layoutNumber}"),
});

const paymentTermsOnRest = projection({
  paymentTermsNumber: readOnly("paymentTermsNumber"),
  daysOfCredit: "daysOfCredit",
  description: "description",
  name: "name",
  paymentTermsType: "paymentTermsType",
  contraAccountForPrepaidAmount: reference("/accounts/{accountNumber}", {
    field: "contraAccountForPrepaidAmountNumber",
  }),
  contraAccountForRemainderAmount: reference("/accounts/{accountNumber}", {
    field: "contraAccountForRemainderAmountNumber",
  }),
  percentageForPrepaidAmount: "percentageForPrepaidAmount",
  percentageForRemainderAmount: "percentageForRemainderAmount",
  creditCardCompany: reference("/customers/{customerNumber}", { field: "creditCardCompanyNumber" }),
  self: link("/payment-terms/{paymentTermsNumber}"),
});

const vatZoneOnRest = projection({
  vatZoneNumber: readOnly("vatZoneNumber"),
  name: readOnly("name"),
  enabledForCustomer: readOnly("enabledForCustomer", { keepFalse: true }),
  enabledForSupplier: readOnly("enabledForSupplier", { keepFalse: true }),
  self: link("/vat-zones/{vatZoneNumber}"),
});

const unitOnRest = projection({
  unitNumber: readOnly("unitNumber"),
  name: "name",
  products: link("/units/{unitNumber}/products"),
  self: link("/units/{unitNumber}"),
});

const currencyOnRest = projection({
  name: readOnly("name"),
  code: same("code"),
  isoNumber: readOnly("isoNumber"),
  self: link("/currencies/{code}"),
});

/** Type and days of a payment term are fixed once it exists (L-25). */
function checkPaymentTerms(terms: PaymentTerms, before: PaymentTerms | undefined): Fault[] {
  if (before === undefined) return [];
  return (["paymentTermsType", "daysOfCredit"] as const)
    .filter((field) => terms[field] !== before[field])
    .map((field) => ({
      at: field,
      code: "E06151",
      message: `${field} of payment terms cannot be changed.`,
      input: terms[field] ?? null,
    }));
}

/** What documents and customers choose from: layouts, payment terms, VAT zones, units, currencies. */
export const lookupsDomain: Domain = {
  name: "lookups",
  resources: [
    resource<Layout>({
      kind: layouts,
      faces: [
        {
          document: "rest",
          path: "/layouts",
          projection: layoutOnRest,
          // A deleted layout is still readable by its number.
          where: (layout, call) => layout.deleted !== true || call.operation.listing === undefined,
        },
      ],
    }),
    resource<PaymentTerms>({
      kind: paymentTerms,
      faces: [{ document: "rest", path: "/payment-terms", projection: paymentTermsOnRest }],
      references: {
        contraAccountForPrepaidAmountNumber: { kind: accounts, code: "E07150" },
        contraAccountForRemainderAmountNumber: { kind: accounts, code: "E07150" },
      },
      check: (terms, _call, before) => checkPaymentTerms(terms, before),
    }),
    resource<VatZone>({
      kind: vatZones,
      faces: [{ document: "rest", path: "/vat-zones", projection: vatZoneOnRest }],
    }),
    resource<Unit>({ kind: units, faces: [{ document: "rest", path: "/units", projection: unitOnRest }] }),
    resource<Currency>({
      kind: currencies,
      numbering: "caller",
      faces: [{ document: "rest", path: "/currencies", projection: currencyOnRest }],
    }),
  ],
  seedEmpty: seedLookups,
};
