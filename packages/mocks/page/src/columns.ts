import type { RecordPage } from "./api.ts";

type Item = RecordPage["items"][number];

/** The columns in the lists of these kinds, in this order. Other kinds show their first fields. */
const chosenColumns: Readonly<Record<string, readonly string[]>> = {
  bookedEntries: [
    "date",
    "entryType",
    "voucherNumber",
    "accountNumber",
    "text",
    "amount",
    "currency",
    "remainder",
  ],
  bookedInvoices: [
    "date",
    "dueDate",
    "customerNumber",
    "recipientName",
    "grossAmount",
    "currency",
    "remainder",
  ],
  customers: ["name", "city", "country", "email", "customerGroupNumber", "currency"],
  draftInvoices: ["date", "dueDate", "customerNumber", "recipientName", "grossAmount", "currency"],
  orders: ["date", "customerNumber", "recipientName", "grossAmount", "currency"],
  quotes: ["date", "customerNumber", "recipientName", "grossAmount", "currency"],
  suppliers: ["name", "city", "country", "email", "supplierGroupNumber", "currency"],
  webhooks: ["eventType", "name", "url", "contentType", "isDisabled"],
};

/** Fields that the store writes on every record, so they say little about a record. */
const stamps: ReadonlySet<string> = new Set(["objectVersion", "lastUpdated"]);
const mostColumns = 8;

/** Returns the fields to show for a page of records, without the fields in the key column. */
export function columnsOf(kind: string, key: readonly string[], items: readonly Item[]): readonly string[] {
  const names = Object.hasOwn(chosenColumns, kind) ? chosenColumns[kind] : undefined;
  const present = new Set(items.flatMap(({ record }) => Object.keys(record)));
  if (names !== undefined) return names.filter((name) => present.has(name));
  return [...present]
    .filter((name) => !stamps.has(name) && (key.length > 1 || !key.includes(name)))
    .slice(0, mostColumns);
}

/** Checks whether a field holds an amount, which is shown with two decimals. */
export function isAmount(field: string): boolean {
  return /amount|price|remainder|balance/i.test(field);
}
