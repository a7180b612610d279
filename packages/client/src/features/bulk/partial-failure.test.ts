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
import { mockWith, newKey } from "../../../test/mock-client.ts";
import { BulkError } from "../../errors/errors.ts";
import { createIdempotencyKey, idempotencyKey, isEconomicError, observe } from "../../index.ts";
import { bulk } from "./bulk.ts";

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
  test("the first refusal ends the call, and every item has its outcome", async () => {
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
    // One item made the whole chunk fail, and only that item has the details.
    expect(error.outcomes[2]).toMatchObject({ details: [] });
    expect(error.outcomes[3]).toMatchObject({ details: [{ path: "Entries[1].Currency" }] });
    expect(error).toMatchObject({ kind: "bulk", status: 400, cause: { kind: "validation" } });
    expect(isEconomicError(error, "bulk")).toBe(true);
    expect(mock.requests).toHaveLength(2);
    expect(inTheBooks(mock)).toEqual([1, 2]);
  });

  test("details about a part of an item belong to the item, whatever the part's index", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const errors = [{ propertyName: "Entries[0].Parts[1].Amount", message: "no" }];
    mock.faults.add({ effect: { status: 400, body: JSON.stringify({ errors }) } });
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(2)));
    expect(error.outcomes).toMatchObject([{ details: [{ message: "no" }] }, { details: [] }]);
  });

  test("items that are kept together fail together", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const items = [entry(1, 1), entry(2, 1), entry(3, 2), misplaced(4, 2), entry(5, 3)];
    const error = await failureOf(
      bulk(economic.journals, entriesPath, items, {
        chunkSize: 3,
        keepTogether: ({ voucherNumber }) => voucherNumber,
      }),
    );
    expect(statuses(error)).toEqual(["done", "done", "failed", "failed", "failed"]);
    expect(sentAmounts(mock)).toEqual([
      [1, 2],
      [3, 4, 5],
    ]);
    expect(inTheBooks(mock)).toEqual([1, 2]);
  });

  test("an update without objectVersion is refused unsent, with its place (O-13)", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const items = [
      { ...entry(1), entryNumber: 1, objectVersion: "v1" },
      { ...entry(2), entryNumber: 2 },
    ] as never[];
    const call = bulk(economic.journals, entriesPath, items, { method: "put" });
    await expect(call).rejects.toMatchObject({
      kind: "validation",
      errors: [{ path: "items[1].objectVersion" }],
    });
    expect(mock.requests).toEqual([]);
  });

  test("a line of quantity 0 is refused before it leaves an empty draft behind (O-56)", async () => {
    const { mock, economic } = mockWith();
    const lines = [{ quantity: 1 }, { quantity: 0 }] as never[];
    const path = { documentId: 1 };
    const call = bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path });
    await expect(call).rejects.toMatchObject({
      kind: "validation",
      errors: [{ path: "items[1].quantity" }],
    });
    expect(mock.requests).toEqual([]);
  });

  test("an unknown outcome ends the call, and is the outcome of the chunk's items", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ skip: 1, times: Number.POSITIVE_INFINITY, effect: { drop: "after" } });
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(6), { chunkSize: 2 }));
    expect(statuses(error)).toEqual([
      ...["done", "done"],
      ...["unknown", "unknown"],
      ...["notSent", "notSent"],
    ]);
    expect(error).toMatchObject({ cause: { kind: "outcomeUnknown" } });
    expect(inTheBooks(mock)).toEqual([1, 2, 3, 4]);
  });

  test.each([
    ["the client", undefined],
    ["the caller", newKey("import-7")],
  ])("a repeat under the error's key, made by %s, writes only the missing items", async (_, key) => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ skip: 1, times: 4, effect: { drop: "after" } });
    const options = { chunkSize: 2, idempotencyKey: key };
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(6), options));
    const again = { ...options, idempotencyKey: idempotencyKey(error) };
    await bulk(economic.journals, entriesPath, entries(6), again);
    expect(inTheBooks(mock)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  test("the error never has a chunk's key: a repeat under it would write twice (RW-13)", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ skip: 1, times: 4, effect: { drop: "after" } });
    const options = { chunkSize: 2, idempotencyKey: newKey("import-7") };
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(6), options));
    const start = new Date("2026-08-14T10:00:00Z");
    const whole = { key: "import-7", sentAt: start, expiresAt: new Date(start.getTime() + 55 * 60_000) };
    const parts = error.outcomes.flatMap((outcome) => ("error" in outcome ? [outcome.error] : []));
    expect(parts).toHaveLength(2);
    for (const each of [error, error.cause, ...parts]) {
      expect(each).toMatchObject(whole);
      expect((each as Error).message).toContain("the whole bulk call");
      expect(JSON.stringify(each)).not.toContain("import-7-");
    }
  });

  test("a key that was used for other items leaves all outcomes unknown", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const options = { chunkSize: 2, idempotencyKey: newKey("import-7") };
    await bulk(economic.journals, entriesPath, entries(3), options);
    const changed = [entry(7), ...entries(3).slice(1)];
    const error = await failureOf(bulk(economic.journals, entriesPath, changed, options));
    expect(error).toMatchObject({ cause: { kind: "idempotency", code: "PayloadChanged" } });
    expect(statuses(error)).toEqual(["unknown", "unknown", "unknown"]);
    expect(inTheBooks(mock)).toEqual([1, 2, 3]);
  });

  test("an answer with fewer numbers than items leaves all outcomes unknown", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    mock.faults.add({ effect: { rewrite: ({ entryNumbers: [first] }) => ({ entryNumbers: [first] }) } });
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(2)));
    expect(statuses(error)).toEqual(["unknown", "unknown"]);
    expect(error).toMatchObject({ kind: "bulk", cause: { kind: "server" } });
  });

  test("after an abort between calls, the rest is not sent", async () => {
    const { mock, client } = mockWith({ seed: "empty" });
    const controller = new AbortController();
    const { signal } = controller;
    // The answer to the first call is complete when `onResponse` is called.
    const hooks = observe({ onResponse: () => controller.abort(new Error("enough")) });
    const error = await failureOf(
      bulk(client({ hooks }).journals, entriesPath, entries(4), { chunkSize: 2, signal }),
    );
    expect(statuses(error)).toEqual(["done", "done", "notSent", "notSent"]);
    expect(inTheBooks(mock)).toEqual([1, 2]);
  });

  test("after an abort during a call, its items are unknown and the rest is not sent", async () => {
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

  test("after an abort before the first call, even for null, nothing is sent", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const controller = new AbortController();
    controller.abort(null);
    const { signal } = controller;
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(1), { signal }));
    expect(statuses(error)).toEqual(["notSent"]);
    expect(mock.requests).toEqual([]);
  });

  test("an abort with the error of another call does not change the outcomes", async () => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const other: unknown = await economic.rest
      .get("/customers/{customerNumber}", { path: { customerNumber: 4711 } })
      .catch((error: unknown) => error);
    const signal = AbortSignal.abort(other);
    const asked = mock.requests.length;
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(1), { signal }));
    expect(statuses(error)).toEqual(["notSent"]);
    expect(error).toMatchObject({ cause: other });
    expect(error).not.toHaveProperty("status");
    expect(mock.requests).toHaveLength(asked);
  });

  test.each([
    ["with a time", (then: number) => ({ key: "import-7", createdAt: then, repeated: true })],
    ["with the time in its text", (then: number) => createIdempotencyKey(then)],
    ["with a Date", (then: number) => ({ key: "import-7", createdAt: new Date(then), repeated: true })],
  ])("a caller's key that is too old, %s, sends nothing", async (_, stored) => {
    const { mock, economic } = mockWith({ seed: "empty" });
    const key = idempotencyKey(stored(mock.clock.now() - 55 * 60_000));
    const options = { chunkSize: 2, idempotencyKey: key };
    const error = await failureOf(bulk(economic.journals, entriesPath, entries(3), options));
    expect(error).toMatchObject({ cause: { kind: "idempotency" } });
    // The items are not "failed", because an earlier call under this key may have written them.
    expect(statuses(error)).toEqual(["unknown", "unknown", "unknown"]);
    expect(mock.requests).toEqual([]);
  });

  test("a log of the error does not show items", async () => {
    const { economic } = mockWith({ seed: "empty" });
    const item = { ...misplaced(1), text: "PRIVATE" };
    const error = await failureOf(bulk(economic.journals, entriesPath, [item]));
    expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toContain("PRIVATE");
    expect(error.outcomes[0]?.item).toMatchObject({ text: "PRIVATE" });
  });
});
