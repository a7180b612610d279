import { expect, test } from "vitest";
import { table } from "./table.ts";

test("the table has a row for each consumer and shows which one failed", () => {
  const text = table([
    { name: "Node 20", shows: "ESM import", passed: true },
    { name: "Bun", shows: "ESM", passed: false },
  ]);
  expect(text.split("\n")).toEqual([
    "| consumer | shows      | result |",
    "| -------- | ---------- | ------ |",
    "| Node 20  | ESM import | passes |",
    "| Bun      | ESM        | FAILS  |",
  ]);
});
