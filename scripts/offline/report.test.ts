import { expect, test } from "vitest";
import { type CellResult, documentation, failuresOf, type SenderRow } from "./report.ts";

const row = (changes: Partial<SenderRow>): SenderRow => ({
  sender: "net",
  promised: "refused",
  outcome: "refused",
  left: 0,
  caught: true,
  tunnels: [],
  ...changes,
});
const cell = (way: string, rows: SenderRow[]): CellResult => ({
  msw: "3",
  way,
  environment: "node",
  rows,
  output: "",
});

test("a sender fails if a promise is broken, it got out, or the trap would miss it", () => {
  expect(failuresOf(cell("plain", [row({})]))).toEqual([]);
  for (const wrong of [
    { outcome: "answered" },
    { outcome: "broken" },
    { left: 1 },
    { caught: false },
  ] as const)
    expect(failuresOf(cell("plain", [row({}), row(wrong)]))).toHaveLength(1);
});

test("a cell in which nothing was sent fails", () => {
  expect(failuresOf({ ...cell("plain", []), output: "it broke" })).toEqual(["nothing was sent: it broke"]);
});

test("the page has a line for each sender, and shows where outcomes differ", () => {
  const page = documentation([
    cell("plain", [row({}), row({ sender: "fetch", outcome: "answered" })]),
    cell("agent", [row({}), row({ outcome: "answered" })]),
  ]);
  expect(page.split("\n").filter((line) => line.startsWith("| "))).toEqual([
    "| sender | no proxy | proxy in the environment | proxy agent |",
    "| --- | --- | --- | --- |",
    "| net | refused |  | answered or refused |",
    "| fetch | answered |  |  |",
  ]);
});
