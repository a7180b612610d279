import { describe, expect, test } from "vitest";
import { createMock } from "../mock/mock.ts";

/** Rules that make no sense, and the message for each. */
const wrong: readonly (readonly [rule: object, message: string])[] = [
  [{ effect: {} }, "one of status, rewrite, latency, drop, garble and headers"],
  [{ effect: undefined }, "one of status"],
  [{ effect: { status: 500, latency: 1 } }, "one of status"],
  [
    { effect: { drop: "after", headers: {} } },
    '"headers" cannot be combined with drop (leave it out: drop goes with acts only)',
  ],
  [{ effect: { status: 500, act: true } }, 'no property "act" of an effect (did you mean "acts"?)'],
  [{ effect: { garble: "html", acts: true } }, '"acts" cannot be combined with garble (leave it out)'],
  [{ effect: { status: 199 } }, "status must be a whole number from 200 to 599, not 199"],
  [{ effect: { status: 600 } }, "not 600"],
  [{ effect: { status: "500" } }, "status must be a whole number"],
  [{ effect: { latency: -1 } }, "latency must be a number of milliseconds, 0 or more, not -1"],
  [{ effect: { latency: Number.POSITIVE_INFINITY } }, "not Infinity"],
  [{ effect: { rewrite: {} } }, "rewrite must be a function"],
  [
    { effect: { drop: "later" } },
    'drop cannot be "later" (choose "before" or "after" or "refused" or "hang")',
  ],
  [{ effect: { drop: "after", acts: true } }, 'acts goes with drop: "hang"'],
  [{ effect: { garble: "half" } }, 'garble cannot be "half"'],
  [{ effect: { headers: "x: y" } }, "headers must be an object of texts"],
  [{ effect: { status: 500, headers: { "a b": "c" } } }, "a b"],
  [{ effect: { headers: { "Content-Length": "5" } } }, "content-length, which follows from the body"],
  [{ effect: { status: 500, body: 7 } }, "body must be a text, an object or an array, not 7"],
  [{ effect: { status: 500, body: null } }, "not null"],
  [{ effect: [] }, "at least one effect"],
  [{ effect: [{ status: 500 }, { status: 1 }] }, "not 1"],
  [{ times: 0, effect: { status: 500 } }, "times must be 1 or more, not 0"],
  [{ skip: -1, effect: { status: 500 } }, "skip must be 0 or more, not -1"],
  [
    { count: 2, effect: { status: 500 } },
    'no property "count" of a rule (choose one of method, path, times, skip, effect)',
  ],
];

describe("a rule that makes no sense is refused in words", () => {
  test.each(wrong)("%j", (rule, message) => {
    const { faults } = createMock();
    expect(() => faults.add(rule as never)).toThrow(message);
    expect(faults.armed).toEqual([]);
  });

  test("a body that JSON cannot write is refused when the fault is armed", () => {
    const body = { amount: 1n };
    expect(() => createMock().faults.add({ effect: { status: 500, body } })).toThrow(
      "faults.add: body cannot be written as JSON",
    );
  });

  test("a real socket has no refused connections", () => {
    const rule = { effect: { drop: "refused" } } as const;
    expect(() => createMock({}, { onSocket: true }).faults.add(rule)).toThrow(
      '(call close(), or use drop: "before")',
    );
    expect(createMock().faults.add(rule).hits).toBe(0);
  });
});
