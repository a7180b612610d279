import { json, problem, type Sent } from "./routes.ts";

export const entriesUrl = "/journalsapi/v15.0.0/draft-entries/bulk";
export const entry = (amount: number, voucherNumber?: number) => ({
  journalNumber: 1,
  entryTypeNumber: 5 as const,
  date: "2026-01-31T00:00:00Z",
  amount,
  currency: "DKK",
  ...(voucherNumber !== undefined && { voucherNumber }),
});
export const entries = (count: number) => Array.from({ length: count }, (_, index) => entry(index + 1));
export const sentEntries = ({ body }: Sent) => (body as { entries: { amount: number }[] }).entries;
export const amounts = (request: Sent) => sentEntries(request).map(({ amount }) => amount);

/** Creates entries with a number of ten times their amount; refuses a chunk with an amount in `bad`. */
export const server = (...bad: number[]) => ({
  [`POST ${entriesUrl}`]: (request: Sent) => {
    const at = amounts(request).findIndex((amount) => bad.includes(amount));
    return at < 0
      ? json({ entryNumbers: amounts(request).map((amount) => amount * 10) }, 201)
      : problem(400, "InvalidInput", [{ message: "No.", errorCode: "X", property: `Entries[${at}].Amount` }]);
  },
});
