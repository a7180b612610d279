import { describe, expect, test } from "vitest";
import { collectionServer } from "../testing/collection-server.ts";
import { byKey } from "./by-key.ts";
import { list } from "./list.ts";

const names = ["10", "9", "100", "B-2", "b-10", "1", "Å", "", "a"];
const named = () =>
  collectionServer(
    names.map((name, number) => ({ number, name })),
    { service: "rest" },
  );

describe("text keys", () => {
  test("those that look like numbers are sorted as texts, since they are compared as texts (§6.7)", async () => {
    const server = named();
    const listing = list<{ name: string }>(server.core, "/items", { by: byKey("name"), pageSize: 2 });
    const given = (await listing.toArray()).map(({ name }) => name);
    expect(given).toEqual(["", "1", "10", "100", "9", "a", "b-10", "B-2", "Å"]);
    expect(server.requests.map(({ query }) => query?.sort)).toEqual(["name", ...Array(5).fill("~name")]);
  });

  test("go on after any text, whatever is in it", async () => {
    const server = collectionServer(
      ["$", "$a", ")", "(x)", "*", ",", "[b]"].map((name, number) => ({ number, name })),
      { service: "rest" },
    );
    const listing = list<{ name: string }>(server.core, "/items", { by: byKey("name"), pageSize: 1 });
    expect(await listing.toArray()).toHaveLength(7);
  });

  test("a text that is there twice is no key", async () => {
    const server = collectionServer(
      ["a", "b", "b"].map((name, number) => ({ number, name })),
      { service: "rest" },
    );
    const listing = list(server.core, "/items", { by: byKey("name") });
    await expect(listing.toArray()).rejects.toThrow("by: name is b after b");
  });

  test("going on from a text", async () => {
    const listing = list<{ name: string }>(named().core, "/items", { by: byKey("name"), cursor: "a" });
    expect((await listing.toArray()).map(({ name }) => name)).toEqual(["b-10", "B-2", "Å"]);
  });
});

test("a nested key is found by its dotted name", async () => {
  const items = [1, 2].map((customerNumber) => ({ customer: { customerNumber } }));
  const { core } = collectionServer([], { service: "rest" });
  const asked: unknown[] = [];
  const send: typeof core.send = async ({ query }) => {
    asked.push(query);
    const data = { collection: items, pagination: { results: items.length } };
    const response = { status: 200, headers: new Headers(), url: "" };
    return { data, response, requestId: undefined, rateLimit: undefined, replayed: false, attempts: 1 };
  };
  const listing = list({ ...core, send }, "/items", { by: byKey("customer.customerNumber") });
  expect(await listing.toArray()).toEqual(items);
  expect(asked).toMatchObject([{ sort: "customer.customerNumber", pagesize: 1000 }]);
});
