import { expect, expectTypeOf, test } from "vitest";
import { type DateString, danishDay, dateString } from "../index.ts";

test.each(["2026-01-31", "2024-02-29", "0001-01-01", "9999-12-31"])("%s is a date", (text) => {
  expect(dateString(text)).toBe(text);
});

test.each([
  ["the 30th of February", "2026-02-30"],
  ["the 29th of February of a year without it", "2026-02-29"],
  ["a 13th month", "2026-13-01"],
  ["day 0", "2026-01-00"],
  ["one digit", "2026-1-31"],
  ["day, month, year", "31-01-2026"],
  ["slashes", "2026/01/31"],
  ["a day with a time", "2026-01-31T00:00:00Z"],
  ["a blank at the end", "2026-01-31 "],
  ["a line break at the end", "2026-01-31\n"],
  ["an empty text", ""],
  ["undefined", undefined],
])("%s is refused", (_, text) => {
  expect(() => dateString(text)).toThrow(
    expect.objectContaining({ kind: "validation", errors: [expect.objectContaining({ path: "text" })] }),
  );
});

test("a Date is refused in plain JavaScript: its day depends on a time zone", () => {
  expect(() => dateString(new Date(0) as never)).toThrow(expect.objectContaining({ kind: "validation" }));
});

test("dateString returns the type that filters take", () => {
  expectTypeOf(dateString("2026-01-31")).toEqualTypeOf<DateString>();
  expect(danishDay(new Date("2026-01-31T12:00:00Z"))).toBe(dateString("2026-01-31"));
});
