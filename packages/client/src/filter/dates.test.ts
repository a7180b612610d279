import { afterEach, describe, expect, test, vi } from "vitest";
import { ValidationError } from "../errors/errors.ts";
import { buildFilter } from "./build-filter.ts";
import { danishDay } from "./dates.ts";

const dateOf = (instant: string) => buildFilter({ date: new Date(instant) })?.slice("date$eq:".length);

describe("a Date for a date field is the calendar day in Denmark at that instant", () => {
  const cases: [instant: string, day: string, why: string][] = [
    ["2026-01-14T22:59:59.999Z", "2026-01-14", "one millisecond before midnight in winter"],
    ["2026-01-14T23:00:00Z", "2026-01-15", "midnight in winter, still the 14th in UTC"],
    ["2026-07-14T21:59:59.999Z", "2026-07-14", "one millisecond before midnight in summer"],
    ["2026-07-14T22:00:00Z", "2026-07-15", "midnight in summer, still the 14th in UTC"],
    ["2026-03-28T22:59:59Z", "2026-03-28", "the evening before the clocks go forward"],
    ["2026-03-28T23:00:00Z", "2026-03-29", "the day that the clocks go forward"],
    ["2026-03-29T22:00:00Z", "2026-03-30", "the night after: summer time already"],
    ["2026-10-24T22:00:00Z", "2026-10-25", "the day that the clocks go back"],
    ["2026-10-25T22:30:00Z", "2026-10-25", "the night after: winter time again"],
    ["2026-10-25T23:00:00Z", "2026-10-26", "midnight in winter time"],
    ["2026-01-01", "2026-01-01", "a day written as UTC"],
  ];
  const zone = process.env.TZ;
  afterEach(() => {
    process.env.TZ = zone;
  });
  test.each(cases)("%s is %s: %s", (instant, day) => {
    for (const timeZone of ["Europe/Copenhagen", "UTC", "America/Los_Angeles", "Asia/Tokyo"]) {
      process.env.TZ = timeZone;
      expect(dateOf(instant)).toBe(day);
      expect(danishDay(new Date(instant))).toBe(day);
    }
  });
});

describe("a Date for a timestamp field is the instant in UTC, yyyy-MM-ddTHH:mm:ssZ (X-25)", () => {
  test.each(["lastUpdated", "timestamp", "lastDisabledDate", "customer.lastUpdated"])("%s", (field) => {
    expect(buildFilter({ [field]: new Date("2026-07-14T22:00:05Z") })).toBe(
      `${field}$eq:2026-07-14T22:00:05Z`,
    );
  });

  test("fractions of a second widen a range rather than narrow it", () => {
    const lastUpdated = new Date("2026-12-31T23:59:59.500Z");
    expect(buildFilter({ lastUpdated: { gt: lastUpdated, gte: lastUpdated } })).toBe(
      "lastUpdated$gt:2026-12-31T23:59:59Z$and:lastUpdated$gte:2026-12-31T23:59:59Z",
    );
    expect(buildFilter({ lastUpdated: { lt: lastUpdated, lte: lastUpdated } })).toBe(
      "lastUpdated$lt:2027-01-01T00:00:00Z$and:lastUpdated$lte:2027-01-01T00:00:00Z",
    );
  });

  test("a field whose name only ends in LastUpdated is a date field", () => {
    expect(buildFilter({ notLastUpdated: new Date("2026-07-14T22:00:05Z") })).toBe(
      "notLastUpdated$eq:2026-07-15",
    );
  });
});

test("dates and timestamps as text are sent unchanged", () => {
  expect(buildFilter({ date: { gte: "2026-01-01" }, lastUpdated: { lt: "2026-01-01T00:00:00Z" } })).toBe(
    "date$gte:2026-01-01$and:lastUpdated$lt:2026-01-01T00:00:00Z",
  );
});

describe("danishDay", () => {
  afterEach(() => {
    vi.useRealTimers();
  });

  test("returns today in Denmark when no moment is given", () => {
    vi.useFakeTimers({ now: new Date("2026-07-14T22:30:00Z") });
    expect(danishDay()).toBe("2026-07-15");
  });

  test("refuses an invalid Date, which would be sent as text", () => {
    expect(() => danishDay(new Date("31/01/2026"))).toThrow(ValidationError);
  });
});
