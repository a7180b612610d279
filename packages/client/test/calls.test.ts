import { inspect } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import manifest from "../package.json" with { type: "json" };
import { versions } from "../src/generated/tables.ts";
import {
  ConflictError,
  createEconomic,
  EconomicError,
  type EconomicOptions,
  isEconomicError,
  NotFoundError,
} from "../src/index.ts";
import { customerBody, failureOf, mockWith } from "./mock-client.ts";

describe("the header User-Agent", () => {
  const userAgentOf = async (options: Partial<EconomicOptions> = {}, call = {}, globals = {}) => {
    const { mock, client } = mockWith();
    for (const [name, value] of Object.entries(globals)) vi.stubGlobal(name, value);
    const economic = client(options);
    vi.unstubAllGlobals();
    await economic.rest.get("/self", call);
    return mock.requests[0]?.headers["user-agent"];
  };
  const own = `org-visma-economic/${manifest.version}`;
  const runtime = `node/${process.versions.node}`;

  test("has name, version and runtime, unless the caller sets it", async () => {
    expect(await userAgentOf()).toBe(`${own} ${runtime}`);
    expect(await userAgentOf({}, { headers: { "User-Agent": "my-app/1" } })).toBe("my-app/1");
  });

  test.each<[string, NonNullable<EconomicOptions["appInfo"]>]>([
    ["my-shop", { name: "my-shop" }],
    ["my-shop/1.4.0", { name: "my-shop", version: "1.4.0", url: undefined }],
    [
      "my-shop/1.4.0 (https://my-shop.example/a?b=c)",
      { name: "my-shop", version: "1.4.0", url: "https://my-shop.example/a?b=c" },
    ],
  ])("has the name of the app: %s", async (product, appInfo) => {
    expect(await userAgentOf({ appInfo })).toBe(`${own} ${runtime} ${product}`);
  });

  test("is the same for every agreement", async () => {
    const { mock, client } = mockWith();
    await client({ appInfo: { name: "my-shop" } })
      .withAgreement("another-0123456789")
      .rest.get("/self");
    expect(mock.requests[0]?.headers["user-agent"]).toContain("my-shop");
  });

  test.each<[string, Record<string, unknown>, string | undefined]>([
    ["Bun", { Bun: { version: "1.4.0" } }, `${own} bun/1.4.0`],
    ["Deno", { Deno: { version: { deno: "2.8.0" } } }, `${own} deno/2.8.0`],
    ["workerd", { navigator: { userAgent: "Cloudflare-Workers" } }, `${own} workerd`],
    ["a runtime that nobody knows", { process: undefined }, own],
    ["a browser, which sends a name of its own", { process: undefined, document: {} }, undefined],
  ])("has the right value on %s", async (_, globals, expected) => {
    expect(await userAgentOf({ dangerouslyAllowBrowser: true }, {}, globals)).toBe(expected);
  });

  test.each<[string, object]>([
    ["without a name", { version: "1" }],
    ["with a blank in its name", { name: "my shop" }],
    ["with a line break in its version", { name: "my-shop", version: "1\r\nx: y" }],
    ["with another letter", { name: "bælte" }],
    ["with a parenthesis in its URL", { name: "a", url: "https://a.example/)(" }],
    ["with a URL of another scheme", { name: "a", url: "javascript:1" }],
    ["with a URL that is none", { name: "a", url: "a.example" }],
    ["with an empty name", { name: "" }],
    ["with an unknown property", { name: "a", homepage: "https://a.example" }],
    ["that is a text", "my-shop" as never],
  ])("cannot have an app %s: the option is refused", (_, appInfo) => {
    expect(() => mockWith().client({ appInfo: appInfo as never })).toThrow(
      expect.objectContaining({ kind: "configuration" }),
    );
  });
});

test("calls are sent in the order in which they were made, with or without a body", async () => {
  const { mock, client } = mockWith();
  const methods: unknown[] = [];
  const fetch = (url: string, init: RequestInit) => {
    methods.push(init.method);
    return mock.fetch(url, init);
  };
  const { rest } = client({ fetch });
  await Promise.allSettled([
    rest.post("/customers", { body: customerBody() }),
    rest.delete("/customers/{customerNumber}", { path: { customerNumber: 7 } }),
    rest.get("/self"),
  ]);
  expect(methods).toEqual(["POST", "DELETE", "GET"]);
});

describe("versions (O-01, S-19)", () => {
  test("a service is called at its published version, and another version is a 404", async () => {
    const { mock, client } = mockWith({ rulings: { anyVersion: false } });
    await client().journals.get("/journals");
    const error = await failureOf(client({ versions: { journals: "99.0.1" } }).journals.get("/journals"));
    expect(error.kind).toBe("notFound");
    expect(mock.requests.map(({ path }) => path)).toEqual([
      `/journalsapi/v${versions.journals}/journals`,
      "/journalsapi/v99.0.1/journals",
    ]);
  });

  test("another version is used for calls and listings of one service only", async () => {
    const { mock, client } = mockWith({ rulings: { anyVersion: true } });
    const economic = client({ versions: { journals: "99.0.1" } });
    await economic.journals.list("/draft-entries").toArray();
    await economic.journals.list("/draft-entries").count();
    await economic.customers.get("/Customers/count");
    expect(mock.requests.map(({ path }) => path)).toEqual([
      "/journalsapi/v99.0.1/draft-entries",
      "/journalsapi/v99.0.1/draft-entries/count",
      `/customersapi/v${versions.customers}/Customers/count`,
    ]);
  });
});

describe("withAgreement", () => {
  test("makes a client of another agreement, with other records", async () => {
    const { mock, economic, tokens } = mockWith({ seed: "company" });
    const other = economic.withAgreement("another-grant-token");
    const { customerNumber } = await economic.rest.post("/customers", { body: customerBody("Only here") });
    const filter = { name: "Only here" };
    expect(await economic.rest.list("/customers", { filter }).count()).toBe(1);
    expect(await other.rest.list("/customers", { filter }).count()).toBe(0);
    const missing = other.rest.get("/customers/{customerNumber}", { path: { customerNumber } });
    expect(await failureOf(missing)).toBeInstanceOf(NotFoundError);
    const pairs = mock.requests.map(({ headers }) => headers["x-appsecrettoken"]);
    expect(new Set(pairs)).toEqual(new Set([tokens.appSecretToken]));
  });

  test("with an unknown grant, or that of another app, leads to an authentication error", async () => {
    const { economic, tokens } = mockWith({
      tokens: [
        { appSecretToken: "app-secret-0123456789", agreementGrantToken: "known-grant" },
        { appSecretToken: "another-apps-secret", agreementGrantToken: "its-grant" },
      ],
    });
    expect(tokens.appSecretToken).toBe("app-secret-0123456789");
    await economic.withAgreement("known-grant").rest.get("/self");
    for (const [grant, code] of [
      ["unknown-grant", undefined],
      ["its-grant", "E02250"],
    ] as const) {
      const error = await failureOf(economic.withAgreement(grant).rest.get("/self"));
      expect(error).toMatchObject({ kind: "authentication", status: 401, attempts: 1 });
      expect(error.code).toBe(code);
    }
  });
});

describe("answers without a body", () => {
  test("PUT and DELETE of both surfaces resolve after 200 and 204 (O-14, O-15, L-09)", async () => {
    const { mock, economic } = mockWith();
    const { customerNumber } = await economic.rest.post("/customers", { body: customerBody() });
    const path = { number: customerNumber };
    const customer = await economic.customers.get("/Customers/{number}", { path });
    const put = await economic.customers
      .put("/Customers/{number}", {
        path,
        body: {
          customerNumber,
          objectVersion: customer.objectVersion ?? "",
          name: "Nordlys A/S",
          currency: "DKK",
          customerGroupNumber: 1,
          paymentTermId: 1,
          zone: 1,
        },
      })
      .withResponse();
    const deleted = await economic.customers.delete("/Customers/{number}", { path }).withResponse();
    const { unitNumber = 0 } = await economic.rest.post("/units", { body: { name: "Box" } });
    const gone = await economic.rest.delete("/units/{unitNumber}", { path: { unitNumber } }).withResponse();
    expect([put.data, deleted.data, gone.data]).toEqual([undefined, undefined, undefined]);
    for (const { response } of [put, deleted, gone]) expect([200, 204]).toContain(response.status);
    expect(mock.requests.at(-1)?.status).toBe(204);
  });
});

test("a PUT after another user's change is a conflict, and is sent once (O-13)", async () => {
  const { mock, economic } = mockWith();
  const { customerNumber } = await economic.rest.post("/customers", { body: customerBody() });
  const put = economic.customers.put("/Customers/{number}", {
    path: { number: customerNumber },
    body: {
      customerNumber,
      objectVersion: "stale",
      name: "x",
      currency: "DKK",
      customerGroupNumber: 1,
      paymentTermId: 1,
      zone: 1,
    },
  });
  const error = await failureOf(put);
  expect(error).toBeInstanceOf(ConflictError);
  expect(error).toMatchObject({ status: 409, code: "UpdateConflict", attempts: 1 });
  expect(mock.requests.filter(({ method }) => method === "PUT")).toHaveLength(1);
});

describe("validation errors", () => {
  test("of REST have the place of each wrong line in the body", async () => {
    const { economic } = mockWith();
    const customer = await economic.rest.list("/customers").first();
    const error = await failureOf(
      economic.rest.post("/invoices/drafts", {
        body: {
          date: "2026-08-14",
          currency: "DKK",
          customer: { customerNumber: customer?.customerNumber ?? 0 },
          layout: { layoutNumber: 19 },
          paymentTerms: { paymentTermsNumber: 1 },
          recipient: { name: "x", vatZone: { vatZoneNumber: 1 } },
          lines: [
            { description: "fine" },
            { product: { productNumber: "no-such" }, quantity: 1, unitNetPrice: 1 },
          ],
        },
      }),
    );
    expect(error.kind).toBe("validation");
    expect(error.errors).toMatchObject([
      { path: expect.stringMatching(/^lines\[1\]\.product/), message: expect.any(String) },
    ]);
    expect(error.requestId).toMatch(/^[\da-f]+-[A-Z]{3}$/);
  });

  test("of the services have property and code", async () => {
    const { economic } = mockWith();
    const body = {
      customerNumber: 4711,
      name: "x",
      currency: "DKK",
      customerGroupNumber: 1,
      paymentTermId: 999,
      zone: 1,
    };
    const error = await failureOf(economic.customers.post("/Customers", { body }));
    expect(error).toMatchObject({
      kind: "validation",
      status: 400,
      method: "POST",
      path: "/Customers",
      service: "customers",
    });
    expect(error.errors[0]?.code ?? error.code).toBe("CustomerInvalidPaymentTerm");
  });

  test("have the raw body as a property that logs do not show", async () => {
    const { economic } = mockWith();
    const body = { ...customerBody("Hansen Privat"), customerGroup: { customerGroupNumber: 999 } };
    const error = await failureOf(economic.rest.post("/customers", { body }));
    expect(JSON.parse(error.body ?? "")).toHaveProperty("errors");
    expect(JSON.stringify(error) + inspect(error)).not.toContain("httpStatusCode");
  });
});

describe("two installed copies of this package", () => {
  afterEach(() => vi.resetModules());

  test("isEconomicError recognises errors of the other copy, unlike instanceof", async () => {
    vi.resetModules();
    const other = await import("../src/index.ts");
    expect(other.createEconomic).not.toBe(createEconomic);
    const { mock, economic, tokens } = mockWith();
    const theirs = other.createEconomic({ ...tokens, fetch: (url, init) => mock.fetch(url, init) });
    const options = { path: { customerNumber: 999 } };
    const mine = await failureOf(economic.rest.get("/customers/{customerNumber}", options));
    const error = await failureOf(theirs.rest.get("/customers/{customerNumber}", options));
    expect(error).not.toBeInstanceOf(EconomicError);
    expect([
      isEconomicError(error),
      isEconomicError(error, "notFound"),
      isEconomicError(error, "server"),
    ]).toEqual([true, true, false]);
    expect(other.isEconomicError(mine, "notFound")).toBe(true);
  });
});
