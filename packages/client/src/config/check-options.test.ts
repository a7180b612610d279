import { expect, test } from "vitest";
import { customerBody, failureOf } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { bulk, connection, updateWithVersion } from "../index.ts";

const elsewhere = "https://evil.test";

// openapi-fetch has these options in every call. If one reached it, both tokens could be sent to another host.
test.each<[string, unknown]>([
  ["baseUrl", elsewhere],
  ["fetch", () => fetch(elsewhere)],
  ["Request", Request],
  ["middleware", [{ onRequest: () => new Request(elsewhere) }]],
  ["querySerializer", () => `${elsewhere}`],
  ["bodySerializer", () => "{}"],
  ["pathSerializer", () => elsewhere],
  ["parseAs", "text"],
  ["params", { path: {} }],
  ["method", "DELETE"],
  ["redirect", "follow"],
])("%s, an option of openapi-fetch, is an error and sends nothing", async (name, value) => {
  const { economic, sent } = watched();
  const options = { body: customerBody(), [name]: value };
  const error = await failureOf(economic.rest.post("/customers", options));
  expect(error).toMatchObject({ kind: "validation", errors: [{ path: name }], attempts: 0 });
  expect(sent).toEqual([]);
});

test("an option of openapi-fetch does not send a listing or a feature to another host", async () => {
  const { economic, sent } = watched();
  const used: string[] = [];
  const use = (name: string) => () => {
    used.push(name);
    return elsewhere;
  };
  const options = {
    baseUrl: elsewhere,
    fetch: use("fetch"),
    Request: use("Request"),
    middleware: [{ onRequest: use("middleware") }],
    querySerializer: use("querySerializer"),
    pathSerializer: use("pathSerializer"),
  };
  for (const [name, value] of Object.entries(options)) {
    const option = { [name]: value };
    const change = (customer: object) => ({ ...customer, name: "Nordlys" });
    const address = { path: { number: 1 }, change, ...option };
    await Promise.allSettled([
      (async () => economic.rest.list("/customers", option).first())(),
      bulk(economic.documents, "/AttachedDocuments/deletebulk", [1], option),
      updateWithVersion(economic.customers, "/Customers/{number}", address as never),
      connection(economic, option),
    ]);
  }
  expect(used).toEqual([]);
  expect(sent.filter(({ url }) => !new URL(url).host.endsWith(".e-conomic.com"))).toEqual([]);
});

test.each(["get", "post", "put", "patch", "delete"] as const)(
  "%s refuses an unknown option",
  async (verb) => {
    const { economic, sent } = watched();
    // The types of the five verbs have no common call.
    const call = economic.rest[verb] as (path: string, options: object) => Promise<unknown>;
    const error = await failureOf(
      call("/invoices/drafts/{n}", { path: { n: 1 }, filter: { currency: "EUR" } }),
    );
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "filter" }] });
    expect(sent).toEqual([]);
  },
);

test.each([
  ["maxRetries", "retry.maxAttempts"],
  ["timeout", "timeoutMs"],
  ["idempotencykey", "idempotencyKey"],
  ["limit", "toArray({ max })"],
  ["filter", "list(path, { filter })"],
  ["sort", "list(path, { sort })"],
])("the option %s is refused, and the error suggests %s", async (name, meant) => {
  const { economic } = watched();
  const error = await failureOf(economic.rest.post("/customers", { body: customerBody(), [name]: 0 }));
  expect(error.errors).toMatchObject([{ path: name, message: expect.stringContaining(meant) }]);
});

test("a path without parameters needs a query where another library has params", async () => {
  const { economic, sent } = watched();
  const params = { path: { customerNumber: 1 } };
  const meantOf = async (call: (options: object) => Promise<unknown>) =>
    /Did you mean (\w+)/.exec((await failureOf(call({ params }))).message)?.[1];
  const { rest } = economic;
  expect([
    await meantOf((options) => rest.raw("get", "/customers/{customerNumber}", options)),
    await meantOf((options) => rest.raw("get", "/customers", options)),
    await meantOf((options) => rest.list("/customers", options).toArray()),
  ]).toEqual(["path", "query", "query"]);
  expect(sent).toEqual([]);
});
