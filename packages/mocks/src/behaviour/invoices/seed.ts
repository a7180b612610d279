import { addDays, twelveMonthsUntil } from "../../dates/index.ts";
import type { SeedContext } from "../../engine/resource.ts";
import { bookedInvoices } from "../../records/invoices.ts";
import type { Agreement } from "../../store/agreement.ts";
import { postEntries } from "../ledger/post.ts";
import { type SeedLine, seedDocument } from "../sales-documents/seed.ts";
import { firstBookedNumber } from "./book.ts";
import { entriesOf } from "./entries.ts";
import { logSent } from "./send.ts";

/** The products and quantities of the company's invoices. */
const baskets: readonly (readonly SeedLine[])[] = [
  [
    ["2", 6],
    ["1", 6, 10],
    ["5", 8],
    ["7", 1],
  ],
  [["4", 22]],
  [
    ["3", 8],
    ["6", 8],
    ["7", 1],
  ],
  [
    ["1", 14, 5],
    ["5", 4],
    ["7", 1],
  ],
  [
    ["4", 7.5],
    ["5", 3.25],
  ],
];

/** The days of the month with an invoice. They shift a little from month to month. */
const days = [2, 8, 15, 23] as const;

/** How many customers buy. The newest one does not. */
const buyers = 11;

/** Adds twelve months of invoices and posts them. Those with an EAN are logged as sent. The company's domain adds payments. */
export function seedInvoices(agreement: Agreement, { today }: SeedContext): void {
  const table = agreement.table(bookedInvoices);
  let bookedInvoiceNumber = firstBookedNumber;
  for (const [month, first] of twelveMonthsUntil(today).entries()) {
    for (const [index, day] of days.entries()) {
      const date = addDays(first, day - 1 + (month % 4));
      if (date > today) continue;
      const customerNumber = 1 + ((month * 5 + index * 7) % buyers);
      const basket = baskets[(month + index * 3) % baskets.length] ?? [];
      const document = seedDocument(agreement, customerNumber, date, basket);
      const invoice = table.insert({
        ...document,
        bookedInvoiceNumber,
        remainder: document.grossAmount ?? 0,
        remainderInBaseCurrency: document.grossAmountInBaseCurrency ?? 0,
      });
      postEntries(agreement, entriesOf(invoice, agreement));
      if (invoice.recipientEan !== undefined) logSent(agreement, invoice, date, "Carla Nygaard");
      bookedInvoiceNumber += 1;
    }
  }
}
