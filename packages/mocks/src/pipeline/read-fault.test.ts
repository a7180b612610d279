import { describe, expect, test } from "vitest";
import { createMock } from "../mock/mock.ts";

/** Rules that make no sense, and what the refusal says. */
const wrong: readonly (readonly [rule: object, message: string])[] = [
  [{ effect: {} }, "effect has one of status, rewrite, latency, drop, garble or headers"],
  [{ effect: undefined }, "effect has one of status"],
  [{ effect: { status: 500, latency: 1 } }, "effect has one of status"],
  [{ effect: { drop: "after", headers: {} } }, "an effect with drop has no headers; it has acts"],
  [{ effect: { status: 500, act: true } }, "an effect with status has no act; it has retryAfter, body"],
  [{ effect: { garble: "html", acts: true } }, "an effect with garble has no acts"],
  [{ effect: { status: 199 } }, "status is a whole number from 200 to 599, not 199"],
  [{ effect: { status: 600 } }, "not 600"],
  [{ effect: { status: "500" } }, "status is a whole number"],
  [{ effect: { latency: -1 } }, "latency is a number of milliseconds, 0 or more"],
  [{ effect: { latency: Number.POSITIVE_INFINITY } }, "latency is a number of milliseconds"],
  [{ effect: { rewrite: {} } }, "rewrite is a function"],
  [{ effect: { drop: "later" } }, 'drop is one of "before", "after", "refused", "hang", not "later"'],
  [{ effect: { drop: "after", acts: true } }, 'acts goes with drop: "hang"'],
  [{ effect: { garble: "half" } }, 'garble is one of "truncated", "html", "empty", "stalled", not "half"'],
  [{ effect: { headers: "x: y" } }, "headers is an object of texts"],
  [{ effect: { status: 500, headers: { "a b": "c" } } }, "a b"],
  [{ effect: { headers: { "Content-Length": "5" } } }, "content-length follows from the body"],
  [{ effect: { status: 500, body: 7 } }, "body is a text, an object or an array, not 7"],
  [{ effect: { status: 500, body: null } }, "body is a text, an object or an array, not null"],
  [{ effect: [] }, "a list of one effect or more"],
  [{ effect: [{ status: 500 }, { status: 1 }] }, "not 1"],
  [{ times: 0, effect: { status: 500 } }, "times is 1 or more"],
  [{ skip: -1, effect: { status: 500 } }, "skip is 0 or more"],
  [{ count: 2, effect: { status: 500 } }, "a rule has no count; it has method, path, times, skip, effect"],
];

describe("a rule that makes no sense is refused in words", () => {
  test.each(wrong)("%j", (rule, message) => {
    const { faults } = createMock();
    expect(() => faults.add(rule as never)).toThrow(message);
    expect(faults.armed).toEqual([]);
  });

  test("a body that JSON cannot hold is refused when the fault is armed", () => {
    const body = { amount: 1n };
    expect(() => createMock().faults.add({ effect: { status: 500, body } })).toThrow(
      "faults.add: body cannot be written as JSON",
    );
  });

  test("on a real socket there is no refused connection", () => {
    const rule = { effect: { drop: "refused" } } as const;
    expect(() => createMock({}, { onSocket: true }).faults.add(rule)).toThrow(
      'a server cannot refuse a connection that has reached it: close() it, or use drop: "before"',
    );
    expect(createMock().faults.add(rule).hits).toBe(0);
  });
});
