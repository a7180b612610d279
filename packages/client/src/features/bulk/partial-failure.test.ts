import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { isEconomicError } from "../../index.ts";
import { amounts, entries, entriesUrl, entry, server } from "../../testing/draft-entries.ts";
import { clientOf, json } from "../../testing/routes.ts";
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

describe("partial failure", () => {
  test("the first refusal ends it: every item has its outcome", async () => {
    const { economic, sent } = clientOf(server(4));
    const items = entries(6);
    const error = await failureOf(bulk(economic.journals, "/draft-entries/bulk", items, { chunkSize: 2 }));
    expect(error.outcomes.map(({ index, item, status }) => [index, item, status])).toEqual([
      [0, items[0], "done"],
      [1, items[1], "done"],
      [2, items[2], "failed"],
      [3, items[3], "failed"],
      [4, items[4], "notSent"],
      [5, items[5], "notSent"],
    ]);
    expect(error.outcomes[0]).toMatchObject({ value: 10 });
    // The chunk fell with one item; the complaint is that item's.
    expect(error.outcomes[2]).toMatchObject({ details: [] });
    expect(error.outcomes[3]).toMatchObject({ details: [{ code: "X", message: "No." }] });
    expect(error).toMatchObject({ kind: "bulk", status: 400, cause: { kind: "validation" } });
    expect(error.message).toMatch(/2 done, 2 failed, 0 unknown, 2 notSent/);
    expect(isEconomicError(error, "bulk")).toBe(true);
    expect(sent).toHaveLength(2);
  });

  test("isolate finds the items that are refused on their own and does the rest, in order", async () => {
    const { economic, sent } = clientOf(server(2, 7));
    const error = await failureOf(
      bulk(economic.journals, "/draft-entries/bulk", entries(9), { isolate: true, chunkSize: 5 }),
    );
    expect(error.outcomes.map(({ status }) => status)).toEqual([
      ...["done", "failed", "done", "done", "done"],
      ...["done", "failed", "done", "done"],
    ]);
    const accepted = sent.filter((request) => !amounts(request).some((amount) => [2, 7].includes(amount)));
    expect(accepted.flatMap(amounts)).toEqual([1, 3, 4, 5, 6, 8, 9]);
    expect(new Set(sent.map(({ key }) => key)).size).toBe(sent.length);
  });

  test("isolate does not part what is kept together", async () => {
    const { economic } = clientOf(server(2));
    const items = [entry(1, 1), entry(2, 1), entry(3, 2), entry(4, 2)];
    const error = await failureOf(
      bulk(economic.journals, "/draft-entries/bulk", items, {
        isolate: true,
        keepTogether: ({ voucherNumber }) => voucherNumber,
      }),
    );
    expect(error.outcomes.map(({ status }) => status)).toEqual(["failed", "failed", "done", "done"]);
  });

  test("an unknown outcome ends it, also with isolate, and says so of its items", async () => {
    const lost = new TypeError("fetch failed");
    const { economic } = clientOf({ [`POST ${entriesUrl}`]: [json({ entryNumbers: [10, 20] }, 201), lost] });
    const error = await failureOf(
      bulk(economic.journals, "/draft-entries/bulk", entries(6), { isolate: true, chunkSize: 2 }),
    );
    expect(error.outcomes.map(({ status }) => status)).toEqual([
      ...["done", "done"],
      ...["unknown", "unknown"],
      ...["notSent", "notSent"],
    ]);
    expect(error).toMatchObject({ cause: { kind: "outcomeUnknown" } });
  });

  test("an answer with fewer numbers than items cannot be mapped: unknown, never guessed", async () => {
    const { economic } = clientOf({ [`POST ${entriesUrl}`]: json({ entryNumbers: [10] }, 201) });
    const error = await failureOf(bulk(economic.journals, "/draft-entries/bulk", entries(2)));
    expect(error.outcomes.map(({ status }) => status)).toEqual(["unknown", "unknown"]);
    expect(error.message).toMatch(/1 numbers for 2 items/);
  });

  test("an abort between calls leaves the rest not sent", async () => {
    const controller = new AbortController();
    const { economic } = clientOf({
      [`POST ${entriesUrl}`]: () => {
        controller.abort(new Error("enough"));
        return json({ entryNumbers: [10, 20] }, 201);
      },
    });
    const error = await failureOf(
      bulk(economic.journals, "/draft-entries/bulk", entries(4), { chunkSize: 2, signal: controller.signal }),
    );
    expect(error.outcomes.map(({ status }) => status)).toContain("notSent");
    expect(error.outcomes.map(({ status }) => status)).not.toContain("failed");
  });

  test("items do not show in a log of the error", async () => {
    const { economic } = clientOf(server(1));
    const error = await failureOf(
      bulk(economic.journals, "/draft-entries/bulk", [{ ...entry(1), text: "PRIVATE" }]),
    );
    expect(`${inspect(error, { depth: 9 })}${JSON.stringify(error)}`).not.toContain("PRIVATE");
    expect(error.outcomes[0]?.item).toMatchObject({ text: "PRIVATE" });
  });
});
