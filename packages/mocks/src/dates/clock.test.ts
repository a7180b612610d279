import { describe, expect, test } from "vitest";
import { createClock, duration } from "./clock.ts";

describe("the mocks' clock", () => {
  test("stands still until it is moved", () => {
    const clock = createClock("2026-08-14T10:00:00Z");
    expect(clock.now()).toBe(Date.parse("2026-08-14T10:00:00Z"));
    clock.advance("55m");
    clock.advance(1000);
    expect(new Date(clock.now()).toISOString()).toBe("2026-08-14T10:55:01.000Z");
    clock.set(new Date("2026-01-01T00:00:00Z"));
    expect(new Date(clock.now()).toISOString()).toBe("2026-01-01T00:00:00.000Z");
  });

  test("counts advanced time as elapsed, but not a time that was set", () => {
    const clock = createClock(0);
    clock.advance("1h");
    clock.set("2030-01-01");
    expect(clock.elapsed()).toBeGreaterThanOrEqual(3_600_000);
    expect(clock.elapsed()).toBeLessThan(3_700_000);
  });

  test("advances by calendar months, to the last day of a shorter month", () => {
    const clock = createClock("2026-01-31T10:00:00Z");
    const at = () => new Date(clock.now()).toISOString();
    clock.advance("1mo");
    expect(at()).toBe("2026-02-28T10:00:00.000Z");
    clock.advance("12mo");
    expect(at()).toBe("2027-02-28T10:00:00.000Z");
    expect(() => clock.advance("1 month")).toThrow('"1 month" is not a duration');
  });

  test("starts and stops at the time it shows", async () => {
    const clock = createClock("2026-08-14T10:00:00Z");
    expect(clock.isRunning).toBe(false);
    clock.start();
    const started = performance.now();
    while (performance.now() - started < 20) await new Promise((resolve) => setTimeout(resolve, 5));
    clock.stop();
    const stopped = clock.now();
    expect(stopped).toBeGreaterThanOrEqual(Date.parse("2026-08-14T10:00:00Z") + 19);
    await new Promise((resolve) => setTimeout(resolve, 10));
    expect([clock.now(), clock.isRunning]).toEqual([stopped, false]);
  });

  test("refuses a text that it does not understand, and says why", () => {
    expect(duration("1.5h")).toBe(5_400_000);
    expect(() => duration("soon")).toThrow('"soon" is not a duration');
    expect(() => createClock("yesterday")).toThrow('now cannot be "yesterday"');
    expect(() => createClock(0).set("yesterday")).toThrow('"yesterday" is not a moment');
    expect(() => createClock(0).advance(-1)).toThrow("clock.set()");
  });
});
