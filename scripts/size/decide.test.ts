import { describe, expect, test } from "vitest";
import { decide, sizeLinesOf } from "./decide.ts";

const main = { calls: 10_000 };

/** Returns the verdict on `calls` at this size. The committed figures of the branch are up to date. */
const verdictOn = (bytes: number, changeset = "", branch: Record<string, number> = { calls: bytes }) =>
  decide({ measured: { calls: bytes }, main, branch, lines: sizeLinesOf(changeset) })[0];

test("an entry that grew by 6 % without a line fails with the line to write", () => {
  const failure = 'explain it in a changeset: "Size: calls +6 %: the reason."';
  expect(verdictOn(10_600)).toEqual({ entry: "calls", bytes: 10_600, percent: 6, failure });
});

test.each([
  ["with a line, it passes", "Size: calls +6 %: openapi-fetch is the pipeline."],
  ["the line stands among others", "Bulk checks lines first.\n\nSize: calls +6%: its checks.\n\nMore."],
])("an entry that grew by 6 %: %s", (_, changeset) => {
  expect(verdictOn(10_600, changeset)?.failure).toBeUndefined();
});

test.each([
  ["another entry", "Size: everything +6 %: its checks."],
  ["less growth", "Size: calls +5 %: its checks."],
  ["growth, without a reason", "Size: calls +6 %:"],
  ["a reason, without a number", "Size: calls: its checks."],
])("a line about %s does not count", (_, changeset) => {
  expect(verdictOn(10_600, changeset)?.failure).toContain("explain it in a changeset");
});

test.each([
  ["grew by 5 %", 10_500],
  ["stayed", 10_000],
  ["shrank", 8_000],
])("an entry that %s needs nothing", (_, bytes) => {
  expect(verdictOn(bytes)?.failure).toBeUndefined();
  expect(verdictOn(bytes, "", main)?.failure).toBeUndefined();
});

describe("the committed figures", () => {
  test("must contain explained growth of more than 5 %, or the next branch has to explain it", () => {
    const changeset = "Size: calls +6 %: its checks.";
    expect(verdictOn(10_600, changeset, main)?.failure).toContain("pnpm size --update");
  });

  test("need the size of a new entry, but no line", () => {
    const facts = { measured: { once: 3_000 }, main, lines: [] };
    expect(decide({ ...facts, branch: { once: 3_000 } })).toEqual([
      { entry: "once", bytes: 3_000, percent: undefined, failure: undefined },
    ]);
    expect(decide({ ...facts, branch: main })[0]?.failure).toContain("pnpm size --update");
  });
});
