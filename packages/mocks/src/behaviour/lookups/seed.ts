import {
  currencies,
  layouts,
  type PaymentTermsType,
  paymentTerms,
  units,
  vatZones,
} from "../../records/lookups.ts";
import type { Agreement } from "../../store/agreement.ts";

const terms: readonly (readonly [name: string, type: PaymentTermsType, days?: number])[] = [
  ["Netto 8 dage", "net", 8],
  ["Netto 14 dage", "net", 14],
  ["Netto 30 dage", "net", 30],
  ["Lb. md. 30 dage", "invoiceMonth", 30],
  ["Kontant", "paidInCash"],
  ["Forfaldsdato", "dueDate"],
];

const currencyNames: readonly (readonly [code: string, name: string, isoNumber: string])[] = [
  ["DKK", "Danske kroner", "208"],
  ["EUR", "Euro", "978"],
  ["GBP", "Engelske pund", "826"],
  ["NOK", "Norske kroner", "578"],
  ["SEK", "Svenske kroner", "752"],
  ["USD", "Amerikanske dollar", "840"],
];

/** Adds the lookups of every new agreement (C-01). */
export function seedLookups(agreement: Agreement): void {
  for (const [index, name] of [
    "Standard med bankoplysninger",
    "Standard uden bankoplysninger",
    "English standard",
  ].entries()) {
    agreement.table(layouts).insert({ layoutNumber: 19 + index, name });
  }
  for (const [index, [name, paymentTermsType, daysOfCredit]] of terms.entries()) {
    agreement.table(paymentTerms).insert({
      paymentTermsNumber: index + 1,
      name,
      paymentTermsType,
      ...(daysOfCredit === undefined ? {} : { daysOfCredit }),
    });
  }
  for (const [index, name] of ["Domestic", "EU", "Abroad", "Domestic without VAT"].entries()) {
    agreement.table(vatZones).insert({
      vatZoneNumber: index + 1,
      name,
      enabledForCustomer: true,
      enabledForSupplier: index < 3,
    });
  }
  for (const [code, name, isoNumber] of currencyNames)
    agreement.table(currencies).insert({ code, name, isoNumber });
  for (const name of ["stk.", "timer"]) {
    const table = agreement.table(units);
    table.insert({ unitNumber: table.nextNumber(), name });
  }
}
