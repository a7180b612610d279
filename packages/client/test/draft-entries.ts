import type { bulk } from "../src/index.ts";
import type { mockWith } from "./mock-client.ts";
import { sent } from "./requests.ts";

type Mock = ReturnType<typeof mockWith>["mock"];
type Entry = Parameters<typeof bulk>[2][number] & { amount: number };

/** The batch form of draft entries. */
export const entriesPath = "/draft-entries/bulk";

/** Makes an entry that a new agreement accepts: a payment from the bank for stationery. */
export const entry = (amount: number, voucherNumber?: number) => ({
  journalNumber: 1,
  entryTypeNumber: 5 as const,
  date: "2026-08-14T00:00:00Z",
  amount,
  currency: "DKK",
  accountNumber: 3600,
  contraAccountNumber: 5820,
  ...(voucherNumber !== undefined && { voucherNumber }),
});

/** Makes an entry for an account that does not exist. */
export const misplaced = (amount: number, voucherNumber?: number) => ({
  ...entry(amount, voucherNumber),
  accountNumber: 9999,
});

export const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));

/** Returns the amounts of each call to a mock. */
export const sentAmounts = (mock: Mock): number[][] =>
  sent(mock, "POST").map(({ body }) => (body as { entries: Entry[] }).entries.map(({ amount }) => amount));

/** Returns the amounts of the entries in the mock, by entry number. */
export const keptAmounts = (mock: Mock): Map<number, number> =>
  new Map(
    mock
      .agreement()
      .draftEntries.all()
      .map(({ entryNumber, amount }) => [entryNumber, amount]),
  );
