import fc from "fast-check";
import { expect, test } from "vitest";
import { toBaseCurrency } from "../../money/index.ts";
import type { BookedEntry } from "../../records/ledger.ts";
import { planMatch } from "./match.ts";

const cents = (amount: number): number => Math.round(amount * 100);

const entries: fc.Arbitrary<BookedEntry[]> = fc
  .array(
    fc.record({
      cents: fc.integer({ min: -1_000_000, max: 1_000_000 }).filter((amount) => amount !== 0),
      currency: fc.constantFrom("DKK", "EUR", "SEK"),
      rate: fc.integer({ min: 60_00, max: 760_00 }).map((rate) => rate / 100),
      day: fc.integer({ min: 1, max: 28 }),
    }),
    { maxLength: 12 },
  )
  .map((given) =>
    given.map(({ cents: size, currency, rate, day }, index) => {
      const amount = size / 100;
      const base = currency === "DKK" ? amount : toBaseCurrency(amount, rate);
      return {
        entryNumber: index + 1,
        voucherNumber: index + 1,
        entryType: amount > 0 ? "customerInvoice" : "customerPayment",
        date: `2026-08-${String(day).padStart(2, "0")}`,
        year: "2026",
        periodNumber: 8,
        accountNumber: 5600,
        customerNumber: 1,
        currency,
        amount,
        amountInBaseCurrency: base,
        remainder: amount,
        remainderInBaseCurrency: base,
      } satisfies BookedEntry;
    }),
  );

test("the amounts open after a match and closed by it sum to those open before", () => {
  fc.assert(
    fc.property(entries, (before) => {
      const plan = planMatch(before);
      const changed = new Map(plan.entries.map((entry) => [entry.entryNumber, entry]));
      const after = before.map((entry) => changed.get(entry.entryNumber) ?? entry);
      const open = (list: readonly BookedEntry[]) =>
        list.reduce((total, { remainderInBaseCurrency }) => total + cents(remainderInBaseCurrency), 0);
      expect(open(before) - open(after)).toBe(cents(plan.difference));
      for (const [index, entry] of after.entries()) {
        const { remainder, remainderInBaseCurrency } = before[index] ?? entry;
        expect(Math.abs(entry.remainder)).toBeLessThanOrEqual(Math.abs(remainder));
        expect(entry.remainder * remainder).toBeGreaterThanOrEqual(0);
        expect(Math.abs(entry.remainderInBaseCurrency)).toBeLessThanOrEqual(
          Math.abs(remainderInBaseCurrency),
        );
        if (entry.remainder === 0) expect(entry.remainderInBaseCurrency).toBe(0);
      }
      // A match settles either all debits or all credits.
      expect(
        after.every(({ remainder }) => remainder >= 0) || after.every(({ remainder }) => remainder <= 0),
      ).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("a match in one currency at one rate leaves nothing over", () => {
  fc.assert(
    fc.property(entries, (given) => {
      const crowns = given.map((entry) => ({
        ...entry,
        currency: "DKK",
        amountInBaseCurrency: entry.amount,
        remainderInBaseCurrency: entry.amount,
      }));
      expect(planMatch(crowns).difference).toBe(0);
    }),
  );
});
