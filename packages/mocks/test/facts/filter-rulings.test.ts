/** Tests both choices of each ruling about filters and sorts. */
import { describe, expect, test } from "vitest";
import type { Rulings } from "../../src/index.ts";
import { testMock } from "../../src/testing/test-mock.ts";

const names = ["Nord", "No*d", "Nørre", "N[o]rd", "a%b", "axb", "a_b", "N*"];

/** Returns the names that a filter finds among customers with these names, or the error that it causes. */
async function found(rulings: Partial<Rulings>, filter: string): Promise<unknown> {
  const mock = testMock({ rulings });
  mock.agreement().customers.addMany(names.length, (index) => ({ name: names[index] ?? "" }));
  const { status, body } = await mock.rest("GET", `/customers?filter=${encodeURIComponent(filter)}`);
  return status === 200 ? body.collection.map(({ name }: { name: string }) => name) : status;
}

describe("values", () => {
  test("R-02, S-11: a list has 200 values, or less than 200", async () => {
    const list = (length: number) =>
      `customerNumber$in:[${Array.from({ length }, (_, at) => at + 1).join(",")}]`;
    const statuses = async (rulings: Partial<Rulings>) =>
      (await Promise.all([199, 200, 201].map((length) => found(rulings, list(length))))).map(Array.isArray);
    expect(await statuses({})).toEqual([true, true, false]);
    expect(await statuses({ mostListValues: 199 })).toEqual([true, false, false]);
  });

  test("R-03, L-78, L-80: an asterisk is a wildcard under $like:, or everywhere", async () => {
    expect(await found({}, "name$eq:No*d")).toEqual(["No*d"]);
    const rulings = { asterisks: "everywhere" } as const;
    expect(await found(rulings, "name$eq:no*d")).toEqual(["Nord", "No*d"]);
    expect(await found(rulings, "name$eq:No$*d")).toEqual(["No*d"]);
    expect(await found(rulings, "name$ne:*r*")).toEqual(["No*d", "a%b", "axb", "a_b", "N*"]);
    expect(await found(rulings, "name$like:No*")).toEqual(await found({}, "name$like:No*"));
    expect(await found(rulings, "name$eq:axb")).toEqual(["axb"]);
  });

  test("R-04, L-78: escaped brackets match nothing, or are literal, also in lists", async () => {
    const filters = ["name$eq:N$[o$]rd", "name$in:[N$[o$]rd,axb]", "name$like:$[o$]"];
    expect(await Promise.all(filters.map((filter) => found({}, filter)))).toEqual([[], ["axb"], []]);
    const literal = filters.map((filter) => found({ escapedBrackets: "literal" }, filter));
    expect(await Promise.all(literal)).toEqual([["N[o]rd"], ["N[o]rd", "axb"], ["N[o]rd"]]);
  });

  test("R-05, L-77: a list of texts is matched, or finds nothing; numbers match", async () => {
    expect(await found({}, "name$in:[nord,axb]")).toEqual(["Nord", "axb"]);
    const rulings = { textLists: "nothing" } as const;
    expect(await found(rulings, "name$in:[nord,axb]")).toEqual([]);
    expect(await found(rulings, "name$nin:[nord,axb]")).toEqual(names);
    expect(await found(rulings, "customerNumber$in:[1,6]")).toEqual(["Nord", "axb"]);
  });

  test("R-06, L-79: percent sign and underscore are literal, or SQL's wildcards", async () => {
    expect(await found({}, "name$like:a%b")).toEqual(["a%b"]);
    expect(await found({}, "name$like:a_b")).toEqual(["a_b"]);
    expect(await found({ sqlWildcards: true }, "name$like:a_b")).toEqual(["a%b", "axb", "a_b"]);
    expect(await found({ sqlWildcards: true }, "name$like:n%d")).toEqual(["Nord", "No*d", "N[o]rd"]);
  });
});

describe("failing clauses", () => {
  test("R-11, O-23: one among twenty always fails, or if a record reaches it", async () => {
    const status = async (rulings: Partial<Rulings>, clauses: number, before: string) => {
      const filler = Array.from({ length: clauses - 1 }, () => before);
      const filter = [...filler, "assetGroupNumber$eq:1"].join("$and:");
      return (
        await testMock({ rulings }).apis(
          "accountsapi",
          "GET",
          `/Accounts?filter=${encodeURIComponent(filter)}`,
        )
      ).status;
    };
    const nobody = "number$lt:1";
    const all = "number$gt:0";
    expect([await status({}, 20, nobody), await status({}, 2, nobody)]).toEqual([500, 500]);
    const rulings = { failingClauses: "unless-many" } as const;
    expect([await status(rulings, 20, nobody), await status(rulings, 2, nobody)]).toEqual([200, 500]);
    expect(await status(rulings, 20, all)).toBe(500);
  });
});

describe("sorts", () => {
  test("G-9: keep equal items in the order of their key, or the reverse", async () => {
    const numbers = async (equalItems: "ascending" | "descending", sort: string) => {
      const mock = testMock({ rulings: { equalItems } });
      mock.agreement().customers.addMany(4, (index) => ({ name: index % 2 === 0 ? "Ens" : "Anden" }));
      const { collection } = (await mock.rest("GET", `/customers?sort=${sort}`)).body;
      return collection.map(({ customerNumber }: { customerNumber: number }) => customerNumber);
    };
    expect(await numbers("ascending", "name")).toEqual([2, 4, 1, 3]);
    expect(await numbers("descending", "name")).toEqual([4, 2, 3, 1]);
    expect(await numbers("descending", "-name")).toEqual([3, 1, 4, 2]);
    expect(await numbers("descending", "")).toEqual([1, 2, 3, 4]);
  });
});
