import { expect, test } from "vitest";
import { isOver, markdownTable, pooled } from "./figure.ts";

test("the values of one name from several processes are pooled", () => {
  const figures = [
    { name: "a", unit: "ms", limit: 5, values: [1, 2] },
    { name: "b", unit: "x", values: [1] },
    { name: "a", unit: "ms", limit: 5, values: [9] },
  ] as const;
  expect(pooled(figures)).toEqual([{ name: "a", unit: "ms", limit: 5, values: [1, 2, 9] }, figures[1]]);
});

test("one slow sample is not over the limit, nor is a median that equals the limit", () => {
  expect(isOver({ name: "a", unit: "ms", limit: 5, values: [4, 5, 100] })).toBe(false);
  expect(isOver({ name: "a", unit: "ms", limit: 5, values: [4, 5.01, 100] })).toBe(true);
  expect(isOver({ name: "a", unit: "ms", values: [100] })).toBe(false);
});

test("a row has limit, median, middle half and verdict; a time also has its best sample", () => {
  const table = markdownTable([
    { name: "over", unit: "x", limit: 1.15, values: [1.1, 1.2, 1.3] },
    { name: "read", unit: "ms", values: [12] },
  ]);
  expect(table.split("\n").slice(2)).toEqual([
    "| over | 1.15 x | 1.200 x | 1.150 x to 1.250 x |  | 3 | OVER |",
    "| read |  | 12.0 ms |  | 12.0 ms | 1 |  |",
  ]);
});
