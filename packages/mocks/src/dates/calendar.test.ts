import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, daysBetween, endOfMonth, fromDays, isDate, toDays, weekday } from "./index.ts";

const days = fc.integer({ min: -700_000, max: 1_000_000 });

describe("whole days", () => {
  test("dates are only the days that exist", () => {
    expect(isDate("2024-02-29")).toBe(true);
    for (const text of [
      "2026-02-29",
      "2026-13-01",
      "2026-00-10",
      "2026-1-01",
      "2026-01-01T00:00:00",
      "",
      "today",
    ])
      expect([text, isDate(text)]).toEqual([text, false]);
  });

  test("text and day numbers are two forms of the same day", () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(toDays(fromDays(day))).toBe(day);
        expect(isDate(fromDays(day))).toBe(true);
      }),
    );
  });

  test("the year 1 is not read as 1901 (L-95 sends 0001-01-01)", () => {
    expect(addDays("0001-01-01", 1)).toBe("0001-01-02");
    expect(daysBetween("0001-01-01", "1901-01-01")).toBe(693_960);
  });

  test("adding crosses months, years and leap days", () => {
    expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
    expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
  });

  test("weekdays repeat every seven days, and known dates have the right one", () => {
    expect(weekday("2026-11-22")).toBe(0);
    expect(weekday("1969-12-31")).toBe(3);
    fc.assert(
      fc.property(days, (day) => {
        expect(weekday(fromDays(day + 7))).toBe(weekday(fromDays(day)));
      }),
    );
  });

  test("the day after the end of a month is the first of the next", () => {
    expect(endOfMonth("2024-02-10")).toBe("2024-02-29");
    expect(endOfMonth("2026-12-31")).toBe("2026-12-31");
    fc.assert(
      fc.property(days, (day) => {
        const end = endOfMonth(fromDays(day));
        expect(end.slice(0, 7)).toBe(fromDays(day).slice(0, 7));
        expect(addDays(end, 1).slice(8)).toBe("01");
      }),
    );
  });
});
