import { describe, expect, test } from "vitest";
import { isEconomicError, raw } from "../src/index.ts";
import { oneTo, setUp, withCustomers } from "./listing-mock.ts";

describe("filters match texts with every character", () => {
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

  test("like has the wildcard *, and matches parts of a text without it (S-10)", async () => {
    expect(await found({ name: { like: "br*" } })).toEqual(["Br[X]", "BrX"]);
    expect(await found({ name: { like: "mit" } })).toEqual(["Smith (Jr)"]);
  });

  test.each(["filter", "sort", "cursor", "pageSize", "skipPages", "pagesize"])(
    "RW-14: %s in a listing's query is refused, where the listing would replace it",
    async (name) => {
      const listing = economic.rest.list("/customers", { query: { [name]: "1" } } as never);
      const refusal = { kind: "validation", errors: [{ path: `query.${name}` }] };
      await expect(listing.toArray()).rejects.toMatchObject(refusal);
      await expect(listing.count()).rejects.toMatchObject(refusal);
    },
  );

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

  test("sorted, descending and alphabetically (X-26)", async () => {
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
  test("has the fields that REST allows in its error (L-60)", async () => {
    const { economic } = setUp();
    const error = await economic.rest
      .list("/customers", { filter: raw("bogusProp$eq:1") })
      .toArray()
      .catch((error: unknown) => error);
    expect(isEconomicError(error, "validation") && error.allowedFilteringFields).toContain("customerNumber");
    expect(error).toMatchObject({ listing: { page: 0, items: 0, cursor: undefined } });
  });

  test("of too many values is not sent (S-11)", async () => {
    const { economic, paths } = setUp();
    const list = (count: number) =>
      economic.rest.list("/customers", { filter: { customerNumber: { in: oneTo(count) } } });
    await expect(list(201).toArray()).rejects.toMatchObject({
      kind: "validation",
      errors: [{ path: "filter.customerNumber.in" }],
    });
    expect(paths()).toEqual([]);
  });

  test("of 200 values is not refused (S-11)", async () => {
    const { economic } = withCustomers(300);
    const listing = economic.rest.list("/customers", { filter: { customerNumber: { in: oneTo(200) } } });
    expect(await listing.toArray()).toHaveLength(200);
  });
});
