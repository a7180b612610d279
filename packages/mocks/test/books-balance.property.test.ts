import fc from "fast-check";
import { expect, test } from "vitest";
import { checkBooks } from "./books-balance/checks.ts";
import { company } from "./books-balance/company.ts";
import { journalActions } from "./books-balance/journal-actions.ts";
import { salesActions } from "./books-balance/sales-actions.ts";
import { type Run, type Step, step } from "./books-balance/step.ts";

const allActions: Readonly<Record<string, Run>> = { ...salesActions, ...journalActions };

/** How many additional times an action is chosen: booking, paying and matching need the results of the others. */
const more: Readonly<Record<string, number>> = {
  draftOnRest: 4,
  bookInvoice: 5,
  payOnRest: 4,
  payOnService: 4,
  bookJournal: 4,
  match: 5,
};
const action = fc.constantFrom(
  ...Object.keys(allActions).flatMap((name) => Array.from({ length: more[name] ?? 1 }, () => name)),
);
const steps = fc.array(fc.tuple(action, step), { minLength: 10, maxLength: 30, size: "max" });

test("L-98, L-100, S-16, O-49: any sequence of calls balances on both surfaces", {
  timeout: 120_000,
}, async () => {
  const mock = await company();
  const start = mock.snapshot();
  /** How often each action succeeded: a sequence of refusals would prove nothing. */
  const done = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      mock.restore(start);
      let [drafts, booked] = [0, 0];
      const act = async (name: string, given: Step): Promise<void> => {
        const answer = await allActions[name]?.(mock, given);
        if (answer === undefined) return;
        // A refusal is as good as a success here, but an error of the server is not.
        expect(answer.status, `${name}: ${answer.text}`).toBeLessThan(500);
        if (answer.status >= 300) return;
        done.set(name, (done.get(name) ?? 0) + 1);
        if (name === "draftOnRest" || name === "draftOnService") drafts += 1;
        if (name === "deleteDraft") drafts -= 1;
        if (name === "bookInvoice") [drafts, booked] = [drafts - 1, booked + 1];
      };
      for (const [name, given] of sequence) {
        if (name === "bookInvoice" && drafts === 0) await act("draftOnRest", given);
        if (name === "match") await act("bookJournal", given);
        await act(name, given);
      }
      expect(await checkBooks(mock)).toEqual({ drafts, booked });
    }),
    { numRuns: 500 },
  );
  for (const name of Object.keys(allActions)) expect(done.get(name) ?? 0, name).toBeGreaterThan(10);
});
