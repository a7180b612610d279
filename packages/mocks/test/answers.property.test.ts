/**
 * Checks, after any sequence of changes to the books, that every answer fits its type and every link leads somewhere.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import { crawl } from "../src/testing/crawl.ts";
import { company } from "./books-balance/company.ts";
import { journalActions } from "./books-balance/journal-actions.ts";
import { salesActions } from "./books-balance/sales-actions.ts";
import { step } from "./books-balance/step.ts";
import { isExcused } from "./links/nowhere.ts";

const allActions = { ...salesActions, ...journalActions };
const action = fc.constantFrom(...Object.values(allActions));
const steps = fc.array(fc.tuple(action, step), { minLength: 20, maxLength: 30, size: "max" });

/**
 * The crawl begins here, not at the front page: from there, the chart of accounts of each year would take most of the
 * time.
 */
const starts = ["customers", "invoices", "orders", "products", "journals", "suppliers"].map(
  (name) => `https://restapi.e-conomic.com/${name}`,
);

test("L-150: after any sequence of calls, answers fit and links lead somewhere", {
  timeout: 120_000,
}, async () => {
  const mock = await company();
  const start = mock.snapshot();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      mock.restore(start);
      // `testMock` throws if an answer does not fit its type.
      for (const [act, given] of sequence) await act(mock, given);
      const visits = await crawl(mock, starts, (url) => !/\/account(s|ing-years)\//.test(url));
      expect(visits.length).toBeGreaterThan(50);
      const lost = visits.filter(({ status, url }) => status !== 200 && !isExcused(url));
      expect(lost.map(({ from }) => from)).toEqual([]);
    }),
    { numRuns: 10 },
  );
});
