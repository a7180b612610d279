import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createClock } from "../dates/clock.ts";
import { Agreement } from "./agreement.ts";
import { kind } from "./kind.ts";

type Thing = { readonly number: number; readonly name: string };
const things = kind<Thing>("things", "number");
const agreement = () =>
  new Agreement("t", createClock("2026-08-14T10:00:00Z"), {
    role: "SuperUser",
    modules: [],
    readOnly: false,
    agreementNumber: 1,
    baseCurrency: "DKK",
  });

describe("the store", () => {
  test("S-09: a freed number is assigned again", () => {
    const table = agreement().table(things);
    for (const name of ["a", "b", "c"]) table.insert({ number: table.nextNumber(), name });
    table.remove(3);
    expect(table.nextNumber()).toBe(3);
    table.remove(1);
    expect(table.nextNumber()).toBe(3);
  });

  test("O-13: every write makes a new objectVersion", () => {
    const table = agreement().table(things);
    const first = table.insert({ number: 1, name: "a" });
    const second = table.update(1, { name: "b" });
    expect(second).toMatchObject({ number: 1, name: "b", lastUpdated: "2026-08-14T10:00:00Z" });
    expect(Reflect.get(second, "objectVersion")).not.toBe(Reflect.get(first, "objectVersion"));
  });

  test("lists ascending and finds through indexes, after any writes", () => {
    const write = fc.record({
      number: fc.integer({ min: 1, max: 9 }),
      name: fc.constantFrom("a", "b"),
      remove: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(write, { maxLength: 30 }), (writes) => {
        const table = agreement().table(things);
        const model = new Map<number, string>();
        for (const { number, name, remove } of writes) {
          if (remove) expect(table.remove(number)).toBe(model.delete(number));
          else {
            if (table.has(number)) table.update(number, { name });
            else table.insert({ number, name });
            model.set(number, name);
          }
          const expected = [...model].sort(([a], [b]) => a - b);
          expect(table.all().map((thing) => [thing.number, thing.name])).toEqual(expected);
          expect(table.by("name", "a").map((thing) => thing.number)).toEqual(
            expected.filter(([, name]) => name === "a").map(([number]) => number),
          );
        }
      }),
    );
  });

  test("returns to an earlier state without a trace", () => {
    const subject = agreement();
    const table = subject.table(things);
    table.insert({ number: 1, name: "a" });
    subject.next("counter");
    const before = subject.state();
    const listed = table.all();
    table.update(1, { name: "changed" });
    table.insert({ number: 2, name: "b" });
    subject.table(kind<Thing>("others", "number")).insert({ number: 1, name: "x" });
    subject.next("counter");
    subject.restore(before);
    expect(table.all()).toEqual(listed);
    expect(subject.table(kind<Thing>("others", "number")).size).toBe(0);
    expect(subject.next("counter")).toBe(2);
  });
});
