import { describe, expect, test } from "vitest";
import { isEconomicError, raw } from "../src/index.ts";
import { oneTo, setUp, withCustomers } from "./listing-mock.ts";

describe("filters find what they say, whatever is in the text", () => {
  const names = [
    "A$B",
    "Smith (Jr)",
    "50* off",
    "a,b",
    "Br[X]",
    "BrX",
    "]x[",
    "$null:",
    "x$or:y",
    "C:\\*",
    "Æbleø Å",
  ];
  const { economic, mock } = setUp({ seed: "empty" });
  mock.agreement().customers.addMany(names.length, (index) => ({
    customerNumber: index + 1,
    name: names[index] ?? "",
    ...(index % 2 && { ean: "5790000000000" }),
  }));
  const found = async (filter: object) =>
    (await economic.rest.list("/customers", { filter }).toArray()).map(({ name }) => name);

  test.each(names)("%s", async (name) => {
    expect(await found({ name })).toEqual([name]);
    expect(await found({ name: { in: [name, "nobody"] } })).toEqual([name]);
    expect(await found({ name: { nin: [name] } })).toEqual(names.filter((other) => other !== name));
    expect(await found({ name: { like: name.replaceAll("*", "\\*") } })).toEqual([name]);
  });

  test("like takes * as wildcard and means contains without one (S-10)", async () => {
    expect(await found({ name: { like: "br*" } })).toEqual(["Br[X]", "BrX"]);
    expect(await found({ name: { like: "mit" } })).toEqual(["Smith (Jr)"]);
  });

  test("a filter that came in the query, past the types, narrows the listing all the same", async () => {
    const query = { filter: "customerNumber$lte:2" };
    const rest = economic.rest.list("/customers", { query } as never);
    expect([await rest.toArray(), await rest.count()]).toMatchObject([
      [{ name: "A$B" }, { name: "Smith (Jr)" }],
      2,
    ]);
    expect(await economic.customers.list("/Customers", { query } as never).count()).toBe(2);
  });

  test("null, alternatives and nested fields", async () => {
    expect(await found({ ean: null, customerNumber: { lte: 4 } })).toEqual(["A$B", "50* off"]);
    expect(await found({ or: [{ name: "BrX" }, { ean: null, customerNumber: { lt: 3 } }] })).toEqual([
      "A$B",
      "BrX",
    ]);
    expect(
      await economic.rest.list("/customers", { filter: raw("name$like:Br*$and:ean$ne:$null:") }).count(),
    ).toBe(1);
    const group = economic.rest.list("/invoices/drafts", { filter: { "customer.customerNumber": 1 } });
    expect(await group.toArray()).toEqual([]);
  });

  test("sorted, descending and alphabetically (§6.7)", async () => {
    const sorted = async (sort: "name" | "-name" | readonly ["-customerNumber"]) =>
      (await economic.rest.list("/customers", { sort }).toArray()).map(({ name }) => name);
    const ascending = await sorted("name");
    expect(ascending).not.toEqual(names);
    expect([...ascending].sort()).toEqual([...names].sort());
    expect(await sorted("-name")).toEqual(ascending.toReversed());
    expect(await sorted(["-customerNumber"])).toEqual(names.toReversed());
  });
});

describe("a refused filter", () => {
  test("tells what REST would have taken (L-60)", async () => {
    const { economic } = setUp();
    const error = await economic.rest
      .list("/customers", { filter: raw("bogusProp$eq:1") })
      .toArray()
      .catch((error: unknown) => error);
    expect(isEconomicError(error, "validation") && error.allowedFilteringFields).toContain("customerNumber");
    expect(error).toMatchObject({ listing: { page: 0, items: 0, cursor: undefined } });
  });

  test("of too many values is not even sent (S-11)", () => {
    const { economic, paths } = setUp();
    const list = (count: number) =>
      economic.rest.list("/customers", { filter: { customerNumber: { in: oneTo(count) } } });
    expect(() => list(201)).toThrow(
      expect.objectContaining({
        kind: "validation",
        errors: [expect.objectContaining({ path: "filter.customerNumber.in" })],
      }),
    );
    expect(paths()).toEqual([]);
  });

  test("200 values are sent and understood (S-11)", async () => {
    const { economic } = withCustomers(300);
    const listing = economic.rest.list("/customers", { filter: { customerNumber: { in: oneTo(200) } } });
    expect(await listing.toArray()).toHaveLength(200);
  });
});
