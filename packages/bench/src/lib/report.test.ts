import { afterEach, expect, test, vi } from "vitest";
import { readReport, report } from "./report.ts";

afterEach(() => vi.restoreAllMocks());

test("reported figures are read, whatever else was printed", () => {
  const lines: string[] = ["a warning"];
  vi.spyOn(console, "log").mockImplementation((line) => void lines.push(line));
  const figures = [
    { name: "a", unit: "ms", values: [1] },
    { name: "b", unit: "x", limit: 2, values: [1.5] },
  ] as const;
  report(figures[0]);
  report(figures[1]);
  expect(readReport(lines.join("\n"))).toEqual(figures);
});

test("a measurement without figures is an error that shows its output", () => {
  expect(() => readReport("TypeError: no")).toThrow("TypeError: no");
  expect(() => readReport("")).toThrow("printed no figures");
});
