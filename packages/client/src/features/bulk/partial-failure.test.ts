import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import {
  entries,
  entriesPath,
  entry,
  keptAmounts,
  misplaced,
  sentAmounts,
} from "../../../test/draft-entries.ts";
import { mockWith } from "../../../test/mock-client.ts";
import { keysOf } from "../../../test/requests.ts";
import { isEconomicError } from "../../index.ts";
import { bulk } from "./bulk.ts";
import { BulkError } from "./outcome.ts";

async function failureOf(promise: Promise<unknown>): Promise<BulkError> {
  const error = await promise.then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(BulkError);
  return error as BulkError;
}

const statuses = ({ outcomes }: BulkError) => outcomes.map(({ status }) => status);
const inTheBooks = (mock: Parameters<typeof keptAmounts>[0]) => [...keptAmounts(mock).values()];

describe("partial failure", () => {
  test("the first refusal ends it: every item has its outcome", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const items = entries(6).map((item) => (item.amount === 4 ? { ...item, currency: "" } : item));
    const error = await failureOf(bulk(economic.journals, entriesPath, items, { chunkSize: 2 }));
    expect(error.outcomes.map(({ index, item, status }) => [index, item, status])).toEqual([
      [0, items[0], "done"],
      [1, items[1], "done"],
      [2, items[2], "failed"],
      [3, items[3], "failed"],
      [4, items[4], "notSent"],
      [5, items[5], "notSent"],
    ]);
    expect(error.outcomes.slice(0, 2)).toMatchObject([{ value: 1 }, { value: 2 }]);
    // The chunk fell with one item; the complaint is that item's.
    expect(error.outcomes[2]).toMatchObject({ details: [] });
    expect(error.outcomes[3]).toMatchObject({ details: [{ path: "Entries[1].Currency" }] });
    expect(error).toMatchObject({ kind: "bulk", status: 400, cause: { kind: "validation" } });
    expect(error.message).toMatch(/2 done, 2 failed, 0 unknown, 2 notSent/);
    expect(isEconomicError(error, "bulk")).toBe(true);
    expect(mock.requests).toHaveLength(2);
    expect(inTheBooks(mock)).toEqual([1, 2]);
  });

  test("isolate finds the items that are refused on their own and does the rest, in order", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const items = [1, 2, 3, 4, 5, 6, 7, 8, 9].map((amount) =>
      [2, 7].includes(amount) ? misplaced(amount) : entry(amount),
    );
    const error = await failureOf(
      bulk(economic.journals, entriesPath, items, { isolate: true, chunkSize: 5 }),
    );
    expect(statuses(error)).toEqual([
      ...["done", "failed", "done", "done", "done"],
      ...["done", "failed", "done", "done"],
    ]);
    expect(inTheBooks(mock)).toEqual([1, 3, 4, 5, 6, 8, 9]);
    expect(new Set(keysOf(mock.requests)).size).toBe(mock.requests.length);
  });

  test("isolate does not part what is kept together", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const items = [entry(1, 1), misplaced(2, 1), entry(3, 2), entry(4, 2)];
    const error = await failureOf(
      bulk(economic.journals, entriesPath, items, {
        isolate: true,
        keepTogether: ({ voucherNumber }) => voucherNumber,
      }),
    );
    expect(statuses(error)).toEqual(["failed", "failed", "done", "done"]);
    expect(sentAmounts(mock)).toEqual([
      [1, 2, 3, 4],
      [1, 2],
      [3, 4],
    ]);
    expect(inTheBooks(mock)).toEqual([3, 4]);
  });

  test("an unknown outcome ends it, also with isolate, and says so of its items", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ skip: 1, times: Number.POSITIVE_INFINITY, effect: { drop: "after" } });
    const error = await failureOf(
      bulk(economic.journals, entriesPath, entries(6), { isolate: true, chunkSize: 2 }),
    );
    expect(statuses(error)).toEqual([
      ...["done", "done"],
      ...["unknown", "unknown"],
      ...["notSent", "notSent"],
    ]);
    expect(error).toMatchObject({ cause: { kind: "outcomeUnknown" } });
    expect(inTheBooks(mock)).toEqual([1, 2, 3, 4]);
  });

  test("an answer with fewer numbers than items cannot be mapped: unknown, never guessed", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ effect: { rewrite: ({ entryNumbers: [first] }) => ({ entryNumbers: [first] }) } });
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(2)));
    expect(statuses(error)).toEqual(["unknown", "unknown"]);
    expect(error.message).toMatch(/1 numbers for 2 items/);
  });

  test("an abort between calls leaves the rest not sent", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const controller = new AbortController();
    const error = await failureOf(
      bulk(economic.journals, entriesPath, entries(4), {
        chunkSize: 2,
        signal: controller.signal,
        onProgress: () => controller.abort(new Error("enough")),
      }),
    );
    expect(statuses(error)).toEqual(["done", "done", "notSent", "notSent"]);
    expect(inTheBooks(mock)).toEqual([1, 2]);
  });

  test("an abort during a call leaves that one unknown and the rest not sent", async () => {
    const { mock, client } = mockWith({ seed: "empty" });
    const controller = new AbortController();
    const economic = client({
      fetch: async (url, init) => {
        const answer = await mock.fetch(url, init);
        controller.abort(new Error("enough"));
        init.signal?.throwIfAborted();
        return answer;
      },
    });
    const error = await failureOf(
      bulk(economic.journals, entriesPath, entries(4), { chunkSize: 2, signal: controller.signal }),
    );
    expect(statuses(error)).toEqual(["unknown", "unknown", "notSent", "notSent"]);
    expect(inTheBooks(mock)).toEqual([1, 2]);
  });

  test("an abort before the first call leaves all not sent, even one for no reason at all", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const controller = new AbortController();
    controller.abort(null);
    const { signal } = controller;
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(1), { signal }));
    expect(statuses(error)).toEqual(["notSent"]);
    expect(mock.requests).toEqual([]);
  });

  test("items do not show in a log of the error", async () => {
    const { economic } = mockWith({ seed: "empty" });
    const item = { ...misplaced(1), text: "PRIVATE" };
    const error = await failureOf(bulk(economic.journals, entriesPath, [item]));
    expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toContain("PRIVATE");
    expect(error.outcomes[0]?.item).toMatchObject({ text: "PRIVATE" });
  });
});
