import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSort, parseSort, SortError, type SortOptions } from "./index.ts";
import { textKey } from "./text-order.ts";

const sorts = ["name", "number", "balance", "customer.name"];

function names(
  sort: string,
  records: readonly { name?: unknown }[],
  options: Partial<SortOptions> = {},
): unknown[] {
  return compileSort(sort, { sorts, ...options })(records).map(({ name }) => name);
}
const named = (...all: unknown[]) => all.map((name) => ({ name }));

function refusal(sort: string, options: Partial<SortOptions> = {}): SortError {
  try {
    compileSort(sort, { sorts, ...options });
  } catch (error) {
    if (error instanceof SortError) return error;
    throw error;
  }
  throw new Error(`${sort} was accepted`);
}

describe("the sort parameter", () => {
  test("name,-number and ~name (X-26)", () => {
    expect(parseSort("name,-number,~city,-~zip")).toEqual([
      { field: "name", descending: false, alphabetical: false },
      { field: "number", descending: true, alphabetical: false },
      { field: "city", descending: false, alphabetical: true },
      { field: "zip", descending: true, alphabetical: true },
    ]);
  });

  test.each(["", ",", "name,", "--name", "name desc", "name;number", "-"])("%j is refused", (sort) => {
    expect(refusal(sort)).toMatchObject({ kind: "syntax" });
  });

  test("a field that is unknown or cannot be sorted by is refused (L-62)", () => {
    expect(refusal("name,city")).toMatchObject({ kind: "field", field: "city" });
  });

  test("a field that the server fails on makes its 500 (O-20)", () => {
    const filters = { balance: { ops: [], type: "number" as const, failsOn: ["sort"] } };
    expect(refusal("-balance", { filters }).kind).toBe("fault");
    expect(
      compileSort("-balance", { sorts, filters, serverFaults: false })([{ balance: 1 }, { balance: 2 }]),
    ).toEqual([{ balance: 2 }, { balance: 1 }]);
  });
});

describe("the order of records", () => {
  test("text: case does not matter, and æ ø å are last", () => {
    expect(names("NAME", named("Århus", "bo", "Ærø", "Anna", "Øster", "abe"))).toEqual([
      "abe",
      "Anna",
      "bo",
      "Ærø",
      "Øster",
      "Århus",
    ]);
  });

  test("numbers in text: by size, before other text; ~ sorts as text (X-26)", () => {
    const products = named("10", "9", "ZZ-1", "100", "-3", "1.5");
    expect(names("name", products)).toEqual(["-3", "1.5", "9", "10", "100", "ZZ-1"]);
    expect(names("~name", products)).toEqual(["-3", "1.5", "10", "100", "9", "ZZ-1"]);
    expect(names("~name", named(10, 9))).toEqual([10, 9]);
  });

  test("records without a value: first, or last when descending", () => {
    expect(names("name", named("b", null, "a", undefined))).toEqual([null, undefined, "a", "b"]);
    expect(names("-name", named("b", null, "a"))).toEqual(["b", "a", null]);
  });

  test("several fields and dotted ones: ties keep their order", () => {
    const rows = [
      { name: "b", number: 1, customer: { name: "z" } },
      { name: "a", number: 1, customer: { name: "y" } },
      { name: "A", number: 2, customer: { name: "z" } },
      { name: "a", number: 1, customer: { name: "x" } },
    ];
    const positions = (sort: string) => compileSort(sort, { sorts })(rows).map((row) => rows.indexOf(row));
    expect(positions("name,-number")).toEqual([2, 1, 3, 0]);
    expect(positions("customer.name,name")).toEqual([3, 1, 2, 0]);
    expect(positions("number")).toEqual([0, 1, 3, 2]);
    expect(positions("-number")).toEqual([2, 0, 1, 3]);
  });

  test("the given records stay in their order", () => {
    const rows = named("b", "a");
    compileSort("name", { sorts })(rows);
    expect(rows).toEqual(named("b", "a"));
  });
});

describe("sorting compared with a plain comparator", () => {
  const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);
  const descending = fc.boolean();

  test("numbers: whole, with decimals, huge and tiny", () => {
    const number = fc.oneof(
      fc.integer(),
      fc.integer({ min: -500, max: 500 }).map((cents) => cents / 100),
      fc.double({ noNaN: true }),
    );
    fc.assert(
      fc.property(fc.array(number, { maxLength: 200 }), descending, (numbers, down) => {
        const rows = numbers.map((balance, at) => ({ balance: balance === 0 ? 0 : balance, at }));
        const expected = [...rows].sort((a, b) => (down ? -1 : 1) * compare(a.balance, b.balance));
        expect(compileSort(down ? "-balance" : "balance", { sorts })(rows)).toEqual(expected);
      }),
    );
  });

  test("texts: shared beginnings, characters beyond Latin-1, many equal ones", () => {
    const unit = fc.constantFrom("a", "B", "å", "ø", "č", "Ж", "漢", " ", "1");
    const prefix = fc.constantFrom("", "Customer 000", "漢漢漢漢漢");
    const name = fc.tuple(prefix, fc.string({ unit, maxLength: 9 })).map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.array(name, { maxLength: 300 }), descending, (texts, down) => {
        const rows = texts.map((text, at) => ({ name: text, at }));
        const expected = [...rows].sort(
          (a, b) => (down ? -1 : 1) * compare(textKey(a.name), textKey(b.name)),
        );
        expect(compileSort(down ? "-~name" : "~name", { sorts })(rows)).toEqual(expected);
      }),
    );
  });
});
