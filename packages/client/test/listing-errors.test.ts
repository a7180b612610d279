import { describe, expect, test } from "vitest";
import { byKey, type Listing, ListingChangedError } from "../src/index.ts";
import { numbersOf, oneTo, withCustomers } from "./listing-mock.ts";
import { failureOf } from "./mock-client.ts";

describe("an error of a listing names the call", () => {
  test.each([
    ["a count that is no number", (listing: Listing<unknown>) => listing.count(), "server"],
    ["no number of items", (listing: Listing<unknown>) => listing.toArray({ max: Number.NaN }), "validation"],
  ])("%s", async (_, read, kind) => {
    const { mock, economic } = withCustomers(1);
    mock.faults.add({ effect: { status: 200, body: "{}", contentType: "application/json" } });
    const error = await failureOf(read(economic.customers.list("/Customers")));
    expect(error).toMatchObject({ kind, service: "customers", method: "GET", path: "/Customers" });
  });
});

describe("records that come and go while a listing is read", () => {
  test("/paged throws if there are many more than were counted", async () => {
    let counted = false;
    const { economic, mock } = withCustomers(0, {}, ({ url }) => {
      if (counted) mock.agreement().customers.addMany(150, (index) => ({ customerNumber: index + 1 }));
      counted = url.endsWith("/count");
    });
    const error = await failureOf(economic.customers.list("/Customers/paged").toArray());
    expect(error).toBeInstanceOf(ListingChangedError);
    expect(error).toMatchObject({ expected: 0, read: 150 });
  });

  /** Reads the customers of REST in pages of four. Calls `change` while the second page is consumed. */
  async function read(options: object, change: (mock: ReturnType<typeof withCustomers>["mock"]) => void) {
    const { economic, mock } = withCustomers(16);
    const given: (number | null | undefined)[] = [];
    for await (const page of economic.rest.list("/customers", { pageSize: 4, ...options }).pages()) {
      given.push(...numbersOf(page.items));
      if (page.index === 1) change(mock);
    }
    return given;
  }

  test("a listing throws if a deleted record shifts the pages", async () => {
    const error = await read({}, (mock) => mock.agreement().customers.remove(1)).catch(
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(ListingChangedError);
    expect(error).toMatchObject({ expected: 16, path: "/customers" });
  });

  test("a listing by key returns every record that stayed", async () => {
    const given = await read({ by: byKey("customerNumber") }, (mock) => {
      mock.agreement().customers.remove(1);
      mock.agreement().customers.add({ customerNumber: 99 });
    });
    expect(given).toEqual([...oneTo(16), 99]);
  });
});

describe("a page with a fault", () => {
  test("is read again after a 503", async () => {
    const { economic, mock } = withCustomers(2500);
    mock.faults.add({ skip: 1, effect: { status: 503 } });
    expect(await economic.customers.list("/Customers").toArray()).toHaveLength(2500);
  });

  test.each(["html", "empty"] as const)("that arrives as %s is an error", async (garble) => {
    const { economic, mock } = withCustomers(2500);
    mock.faults.add({ skip: 1, times: 2, effect: { garble } });
    await expect(economic.customers.list("/Customers").toArray()).rejects.toMatchObject({
      kind: "server",
      listing: { page: 1, items: 1000, cursor: "1001" },
    });
  });
});
