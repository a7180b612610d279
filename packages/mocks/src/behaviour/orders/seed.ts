import { addDays } from "../../dates/index.ts";
import type { SeedContext } from "../../engine/resource.ts";
import { type DocumentStatus, type OfferType, orderType, quoteType } from "../../records/orders.ts";
import type { Agreement } from "../../store/agreement.ts";
import { type SeedLine, seedDocument } from "../sales-documents/seed.ts";

type Row = readonly [status: DocumentStatus, customerNumber: number, daysAgo: number, ...lines: SeedLine[]];

const orders: readonly Row[] = [
  ["archived", 1, 190, ["1", 4]],
  ["archived", 2, 120, ["2", 2], ["5", 3]],
  ["sent", 3, 24, ["3", 6, 10]],
  ["sent", 5, 12, ["1", 8]],
  ["drafts", 1, 6, ["2", 1], ["6", 2]],
  ["drafts", 2, 2, ["4", 12.5]],
];

const quotes: readonly Row[] = [
  ["archived", 3, 200, ["2", 10, 15]],
  ["sent", 4, 30, ["1", 6], ["7", 1]],
  ["sent", 2, 9, ["4", 40]],
  ["drafts", 1, 3, ["1", 2], ["5", 2]],
];

function seed(
  agreement: Agreement,
  { numberField, kind }: OfferType,
  rows: readonly Row[],
  today: string,
): void {
  const table = agreement.table(kind);
  for (const [documentStatus, customerNumber, daysAgo, ...lines] of rows) {
    table.insert({
      ...seedDocument(agreement, customerNumber, addDays(today, -daysAgo), lines),
      documentStatus,
      [numberField]: table.nextNumber(),
    });
  }
}

/** Adds orders and quotes in every state (C-02). */
export function seedOffers(agreement: Agreement, { today }: SeedContext): void {
  seed(agreement, orderType, orders, today);
  seed(agreement, quoteType, quotes, today);
}
