import { describe, expect, test } from "vitest";
import { consumed, setUp } from "../../test/listing-mock.ts";
import { failureOf } from "../../test/mock-client.ts";
import { type ByKey, byKey, type ListingProgress } from "../index.ts";

/** Makes a mock with a customer for each name. Their numbers count from 1. */
function named(names: readonly string[]) {
  const set = setUp({ seed: "empty" });
  set.mock.agreement().customers.addMany(names.length, (index) => ({
    customerNumber: index + 1,
    name: names[index] ?? "",
  }));
  const byName = (options: { pageSize?: number; cursor?: string } = {}) =>
    set.economic.rest.list("/customers", { by: byKey("name"), ...options });
  return { ...set, byName };
}

const namesOf = (items: readonly { name?: string | null }[]) => items.map(({ name }) => name);

describe("text keys", () => {
  const names = ["10", "9", "100", "B-2", "b-10", "1", "Å", "", "a"];

  test("those that look like numbers are sorted as texts, as they are compared (X-26)", async () => {
    const { byName, mock } = named(names);
    const given = await byName({ pageSize: 2 }).toArray();
    expect(namesOf(given)).toEqual(["", "1", "10", "100", "9", "a", "b-10", "B-2", "Å"]);
    expect(mock.requests.map(({ query }) => query.sort)).toEqual(["name", ...Array(6).fill("~name")]);
  });

  test("go on after any text, whatever characters it has", async () => {
    const { byName } = named(["", "$", "$a", ")", "(x)", "*", ",", "[b]"]);
    expect(await byName({ pageSize: 1 }).toArray()).toHaveLength(8);
  });

  test("a text that occurs twice is not a key", async () => {
    const { error } = await consumed(named(["a", "b", "b"]).byName());
    expect(error?.kind).toBe("validation");
    expect(error?.listing).toMatchObject({ page: 1, items: 0 });
  });

  test("nor is one that differs in capitals only, because the server ignores them (X-23)", async () => {
    const { error } = await consumed(named(["a", "Undefined", "b", "B"]).byName());
    expect(error?.kind).toBe("validation");
    expect(error?.listing).toMatchObject({ page: 1, items: 0 });
  });

  test("reading goes on from a text", async () => {
    const rest = await named(names).byName({ cursor: "a" }).toArray();
    expect(namesOf(rest)).toEqual(["b-10", "B-2", "Å"]);
  });
});

test("sort beside a key is refused before anything is sent", async () => {
  const { economic, mock } = setUp();
  const by = byKey("customerNumber");
  const { error } = await consumed(economic.rest.list("/customers", { by, sort: "-name" }));
  expect(error?.kind).toBe("validation");
  expect(error).toMatchObject({ method: "GET", path: "/customers", attempts: 0 });
  expect(mock.requests).toEqual([]);
});

test("a key that byKey did not make is refused before anything is sent", async () => {
  const { economic, mock } = setUp();
  const by = { field: "customerNumber" } as unknown as ByKey<"customerNumber">;
  expect(await failureOf((async () => economic.rest.list("/customers", { by }).first())())).toMatchObject({
    kind: "validation",
    errors: [{ path: "by" }],
  });
  expect(mock.requests).toEqual([]);
});

test("every page reports the number of all items, not of those that are left", async () => {
  const { economic, mock } = setUp({ seed: "empty" });
  mock.agreement().customers.addMany(5);
  const by = byKey("customerNumber");
  const totals: unknown[] = [];
  const onProgress = ({ items, total }: ListingProgress) => totals.push([items, total]);
  const listing = economic.rest.list("/customers", { by, pageSize: 2, onProgress });
  for await (const { total } of listing.pages()) totals.push(total);
  expect(totals).toEqual([5, [2, 5], 5, [4, 5], 5, [5, 5], 5, [5, 5]]);
  expect(await listing.count()).toBe(5);
});

test("a cursor that is null, as in a database, is the beginning", async () => {
  const { economic, mock } = setUp({ seed: "empty" });
  mock.agreement().customers.addMany(3);
  const by = byKey("customerNumber");
  const options = { by, cursor: null as unknown as undefined };
  expect(await economic.rest.list("/customers", options).toArray()).toHaveLength(3);
});

test("a number that occurs twice is not a key", async () => {
  const { economic, mock } = setUp({ seed: "empty" });
  mock.agreement().customers.addMany(3, (index) => ({ creditLimit: [1, 2, 2][index] ?? 0 }));
  const { given, error } = await consumed(economic.rest.list("/customers", { by: byKey("creditLimit") }));
  expect(given).toEqual([]);
  expect(error?.kind).toBe("validation");
  expect(error?.listing).toMatchObject({ page: 0, items: 0 });
});

test("a nested key is found by its dotted name", async () => {
  const { economic, mock, asked } = setUp({ seed: "empty" });
  const { customers, draftInvoices } = mock.agreement();
  customers.addMany(5);
  draftInvoices.addMany(5, (index) => ({ customerNumber: 5 - index }));
  const by = byKey("customer.customerNumber");
  const invoices = await economic.rest.list("/invoices/drafts", { by, pageSize: 3 }).toArray();
  expect(invoices.map(({ customer }) => customer?.customerNumber)).toEqual([1, 2, 3, 4, 5]);
  expect(asked()).toEqual([
    "/invoices/drafts?pagesize=3&sort=customer.customerNumber",
    "/invoices/drafts?filter=customer.customerNumber$gt:3&pagesize=3&sort=customer.customerNumber",
    "/invoices/drafts?filter=customer.customerNumber$gt:5&pagesize=3&sort=customer.customerNumber",
  ]);
});
