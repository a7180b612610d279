import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { danishLocalTime, danishToday, utcStamp, utcTime } from "./index.ts";

const byIntl = new Intl.DateTimeFormat("sv-SE", {
  timeZone: "Europe/Copenhagen",
  dateStyle: "short",
  timeStyle: "medium",
});

describe("Danish wall-clock time", () => {
  test("is the same as Intl's, for any time from 1996 to 2037", () => {
    const instants = fc.integer({ min: Date.UTC(1996, 0), max: Date.UTC(2037, 0) });
    fc.assert(
      fc.property(instants, (time) => {
        expect(danishLocalTime(time)).toBe(byIntl.format(time).replace(" ", "T"));
      }),
      { numRuns: 500 },
    );
  });

  test("switches at 01:00 UTC on the last Sundays of March and October", () => {
    expect(danishLocalTime(Date.UTC(2026, 2, 29, 0, 59, 59))).toBe("2026-03-29T01:59:59");
    expect(danishLocalTime(Date.UTC(2026, 2, 29, 1))).toBe("2026-03-29T03:00:00");
    expect(danishLocalTime(Date.UTC(2026, 9, 25, 0, 59, 59))).toBe("2026-10-25T02:59:59");
    expect(danishLocalTime(Date.UTC(2026, 9, 25, 1))).toBe("2026-10-25T02:00:00");
  });

  test("the day begins in Denmark while it is still yesterday in UTC", () => {
    expect(danishToday(Date.UTC(2026, 5, 30, 22, 30))).toBe("2026-07-01");
  });

  test("UTC stamps carry a Z only where the servers write one (L-20)", () => {
    const time = Date.UTC(2026, 7, 12, 20, 50, 7, 999);
    expect(utcTime(time)).toBe("2026-08-12T20:50:07");
    expect(utcStamp(time)).toBe("2026-08-12T20:50:07Z");
  });
});
