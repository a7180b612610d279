import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kind } from "./kind.ts";
import { Table, type TableState } from "./table.ts";

type Thing = { readonly number: number; readonly colour: string };
const things = kind<Thing>("things", "number");
const colours = ["red", "green", "blue"] as const;

const step = fc.record({
  what: fc.constantFrom("insert", "insert", "insert", "replace", "remove", "save", "restore"),
  number: fc.integer({ min: 1, max: 12 }),
  colour: fc.constantFrom(...colours),
});

const table = () => new Table(things, () => ({ objectVersion: "1", lastUpdated: "" }));
const plain = (records: readonly Thing[]) => records.map(({ number, colour }) => ({ number, colour }));

describe("a table", () => {
  test("lists ascending and finds by any field, after any changes", () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const tested = table();
        let expected = new Map<number, Thing>();
        let saved: readonly [TableState, Map<number, Thing>] | undefined;
        for (const { what, number, colour } of steps) {
          const handedOut = tested.by("colour", colour);
          const copy = [...handedOut];
          const thing = { number, colour };
          if (what === "save") saved = [tested.state(), new Map(expected)];
          else if (what === "restore" && saved !== undefined) {
            tested.restore(saved[0]);
            expected = new Map(saved[1]);
          } else if (what === "insert" && !expected.has(number)) {
            tested.insert(thing);
            expected.set(number, thing);
          } else if (what === "replace" && expected.has(number)) {
            tested.replace(thing);
            expected.set(number, thing);
          } else if (what === "remove") {
            expect(tested.remove(number)).toBe(expected.delete(number));
          }
          // A list that a caller iterates over must not change meanwhile.
          expect(handedOut).toEqual(copy);
          const sorted = [...expected.values()].sort((a, b) => a.number - b.number);
          for (const wanted of colours)
            expect(plain(tested.by("colour", wanted))).toEqual(
              sorted.filter((candidate) => candidate.colour === wanted),
            );
          expect(plain(tested.all())).toEqual(sorted);
          expect(tested.nextNumber()).toBe((sorted.at(-1)?.number ?? 0) + 1);
        }
      }),
      { numRuns: 300 },
    );
  });
});
