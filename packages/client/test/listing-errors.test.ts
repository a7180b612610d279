import { describe, expect, test } from "vitest";
import { byKey, ListingChangedError, raw } from "../src/index.ts";
import { type Client, numbersOf, oneTo, withCustomers } from "./listing-mock.ts";

describe("records that come and go while a listing is read", () => {
  /** Reads REST's customers four a page; `change` happens while the second page is consumed. */
  async function read(options: object, change: (mock: ReturnType<typeof withCustomers>["mock"]) => void) {
    const { economic, mock } = withCustomers(16);
    const given: (number | null | undefined)[] = [];
    for await (const page of economic.rest.list("/customers", { pageSize: 4, ...options }).pages()) {
      given.push(...numbersOf(page.items));
      if (page.index === 1) change(mock);
    }
    return given;
  }

  test("a deleted one shifts the pages: it throws", async () => {
    const error = await read({}, (mock) => mock.agreement().customers.remove(1)).catch(
      (error: unknown) => error,
    );
    expect(error).toBeInstanceOf(ListingChangedError);
    expect(error).toMatchObject({ expected: 16, path: "/customers" });
  });

  test("one made and one deleted by key: everything that stayed is there", async () => {
    const given = await read({ by: byKey("customerNumber") }, (mock) => {
      mock.agreement().customers.remove(1);
      mock.agreement().customers.add({ customerNumber: 99 });
    });
    expect(given).toEqual([...oneTo(16), 99]);
  });
});

describe("errors belong to their page", () => {
  test.each([
    [
      "customers by cursor",
      "/customersapi",
      "5001",
      (economic: Client) => economic.customers.list("/Customers"),
    ],
    [
      "REST",
      "/customers",
      "5000",
      (economic: Client) => economic.rest.list("/customers", { filter: raw("") }),
    ],
  ])("%s: page 6 fails for good, and it goes on from there", async (_, path, cursor, open) => {
    const { economic, mock } = withCustomers(7500);
    mock.faults.add({ path, skip: 5, times: 2, effect: { status: 503 } });
    const given: (number | null | undefined)[] = [];
    const error = await (async () => {
      for await (const { customerNumber } of open(economic)) given.push(customerNumber);
    })().catch((error: unknown) => error);
    expect(error).toMatchObject({
      kind: "server",
      status: 503,
      attempts: 2,
      listing: { page: 5, items: 5000, cursor },
    });
    expect(given).toEqual(oneTo(5000));
    const rest =
      path === "/customers"
        ? economic.rest.list("/customers", { cursor })
        : economic.customers.list("/Customers", { cursor });
    for await (const { customerNumber } of rest) given.push(customerNumber);
    expect(given).toEqual(oneTo(7500));
  });

  test("one 503 is retried and nobody notices", async () => {
    const { economic, mock } = withCustomers(2500);
    mock.faults.add({ skip: 1, effect: { status: 503 } });
    expect(await economic.customers.list("/Customers").toArray()).toHaveLength(2500);
  });

  test.each(["html", "empty"] as const)("a page that arrives as %s throws", async (garble) => {
    const { economic, mock } = withCustomers(2500);
    mock.faults.add({ skip: 1, times: 2, effect: { garble } });
    await expect(economic.customers.list("/Customers").toArray()).rejects.toMatchObject({
      kind: "server",
      listing: { page: 1, items: 1000, cursor: "1001" },
    });
  });
});
