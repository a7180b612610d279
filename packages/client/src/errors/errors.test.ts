import { inspect } from "node:util";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { failureOf, mockWith, newKey } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { bulk, ConfigurationError, isEconomicError, observe } from "../index.ts";

type Mock = ReturnType<typeof mockWith>["mock"];

test("a token that a server or a proxy's error echoes is removed everywhere", async () => {
  const appSecretToken = "echoed-secret-0123456789";
  const { mock, client } = mockWith();
  mock.faults.add({
    effect: [{ status: 500, body: `{"message":"no app ${appSecretToken}"}` }, { drop: "before" }],
  });
  // Stands for a proxy whose errors quote the request.
  const proxy = (url: string, init: RequestInit) =>
    mock.fetch(url, init).catch(() => {
      throw Object.assign(new Error(`bad header ${appSecretToken}`), {
        config: { headers: { token: appSecretToken } },
        cause: new Error(appSecretToken),
      });
    });
  const economic = client({ appSecretToken, fetch: proxy, retry: false });
  for (const kind of ["server", "connection"]) {
    const error = await failureOf(economic.rest.get("/self"));
    expect(error).toMatchObject({ kind });
    const shown =
      inspect(error, { showHidden: true, depth: 20 }) + JSON.stringify(error) + error.stack + error.body;
    expect(shown).not.toContain(appSecretToken);
    expect(shown).toContain("[redacted]");
  }
});

describe("the error itself", () => {
  const missing = () =>
    failureOf(mockWith().economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 999 } }));

  test("JSON has its message and not its body", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ effect: { status: 404, body: '{"message":"secret customer data"}' } });
    const error = await failureOf(economic.rest.get("/self"));
    const shown = JSON.parse(JSON.stringify(error));
    const { requestId } = mock.requests[0] ?? {};
    expect(shown).toMatchObject({ name: "NotFoundError", kind: "notFound", status: 404, requestId });
    expect(requestId).toMatch(/-CPH$/);
    expect(shown.message).toBe(error.message);
    expect(shown).not.toHaveProperty("body");
    expect(error.body).toContain("secret customer data");
  });

  test("is recognised across copies of the package, by kind", async () => {
    const error = await missing();
    const copy = Object.assign(new Error("x"), {
      [Symbol.for("@org/visma-economic")]: true,
      kind: "notFound",
    });
    for (const each of [error, copy]) {
      expect(isEconomicError(each)).toBe(true);
      expect(isEconomicError(each, "notFound")).toBe(true);
      expect(isEconomicError(each, "conflict")).toBe(false);
    }
    for (const other of [new Error("x"), null, undefined, "x", { kind: "notFound" }])
      expect(isEconomicError(other)).toBe(false);
  });

  test("its stack names the caller", async () => {
    const thisFunctionByName = async () => {
      await mockWith({ tokens: [] }).economic.rest.get("/self");
    };
    expect((await failureOf(thisFunctionByName())).stack).toContain("thisFunctionByName");
  });
});

describe("an error names the record", () => {
  const path = "/customers/{customerNumber}";

  test("in its message; path stays as published, and url is not enumerable", async () => {
    const error = await failureOf(
      mockWith().economic.rest.raw("get", path, {
        path: { customerNumber: 999_999 },
        query: { demo: "a b" },
      }),
    );
    expect(error.message).toMatch(/^GET \/customers\/999999: /);
    expect(error).toMatchObject({ path, url: "https://restapi.e-conomic.com/customers/999999?demo=a%20b" });
    for (const shown of [JSON.stringify(error), inspect(error)]) {
      expect(shown).toContain("/customers/999999: ");
      expect(shown).not.toContain("a%20b");
    }
  });

  test.each([
    ["without an answer", (mock: Mock) => mock.faults.add({ times: 9, effect: { drop: "before" } })],
    ["after a failure", (mock: Mock) => mock.faults.add({ times: 9, effect: { status: 500 } })],
  ])("of a write %s, and of the reason", async (_, fail) => {
    const { mock, economic } = mockWith();
    fail(mock);
    const call = economic.rest.raw("put", path, { path: { customerNumber: 7 }, body: {} });
    const url = "https://restapi.e-conomic.com/customers/7";
    const error = await failureOf(call);
    expect(error).toMatchObject({ kind: "outcomeUnknown", path, url });
    expect(error.message).toMatch(/^PUT \/customers\/7: /);
  });

  test("of a listing below a record, and of a batch", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ times: 2, effect: { status: 400, body: "{}" } });
    const contacts = economic.rest.list("/customers/{customerNumber}/contacts", {
      path: { customerNumber: 7 },
      pageSize: 5,
    });
    const error = await failureOf(contacts.toArray());
    expect(error).toMatchObject({ path: "/customers/{customerNumber}/contacts" });
    expect(error.url).toContain("/customers/7/contacts?");
    const lines = bulk(
      economic.sales,
      "/invoices/drafts/{documentId}/lines/bulk",
      [{ productNumber: "1", quantity: 1 }],
      { path: { documentId: 7 } },
    );
    const failed = await failureOf(lines);
    expect(failed.message).toMatch(/^POST \/invoices\/drafts\/7\/lines\/bulk: /);
    expect(failed.url).toMatch(/\/invoices\/drafts\/7\/lines\/bulk$/);
  });

  test("of a page that cannot be read, with its URL", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ effect: { rewrite: () => ({ collection: [] }) } });
    const path = { customerNumber: 7 };
    const error = await failureOf(
      economic.rest.list("/customers/{customerNumber}/contacts", { path }).first(),
    );
    expect(error.message).toMatch(/^GET \/customers\/7\/contacts: /);
    expect(error.url).toContain("/customers/7/contacts?");
  });

  test("one that the client refused has no URL, and keeps parameters without a value", async () => {
    const call = mockWith().economic.rest.raw("get", "/a/{b}/c/{d}", { path: { b: 1, d: "" } });
    const error = await failureOf(call);
    expect(error.message).toMatch(/^GET \/a\/1\/c\/\{d\}: /);
    expect(error.url).toBeUndefined();
  });

  test("a line end in a template does not start a line of a log", async () => {
    const error = await failureOf(mockWith().economic.rest.raw("get", "/a\nERROR forged"));
    expect(error.message).not.toContain("\n");
    expect(error.path).toContain("\n");
  });
});

describe("report()", () => {
  test("has the facts that support needs, and no data", async () => {
    vi.useFakeTimers({ now: Date.UTC(2026, 7, 14, 10), toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const { mock, economic } = mockWith();
    mock.faults.add({ effect: { status: 400, body: '{"errorCode":"E04300","message":"Hansen"}' } });
    const path = { customerNumber: 7 };
    const body = { name: "Hansen" };
    const error = await failureOf(
      economic.rest.raw("put", "/customers/{customerNumber}", { path, body, query: { x: "Hansen" } }),
    );
    expect(error.report().split("\n")).toEqual([
      "error: ValidationError",
      "call: PUT /customers/{customerNumber} (rest)",
      "status: 400",
      "code: E04300",
      `request id: ${mock.requests[0]?.requestId}`,
      "attempts: 1",
      "started: 2026-08-14T10:00:00.000Z",
      "failed: 2026-08-14T10:00:00.000Z",
      `client: @org/visma-economic/${manifest.version}`,
      `runtime: node/${process.versions.node}`,
    ]);
  });

  test("leaves out a value in a path of raw(), and a code or id that is a text", async () => {
    const { mock, economic } = mockWith();
    const headers = { "x-requestid": "Hansen & Son" };
    mock.faults.add({ effect: { status: 400, body: '{"errorCode":"Hansen & Son"}', headers } });
    const report = (await failureOf(economic.rest.raw("get", "/products/hansen-1/x?filter=y"))).report();
    expect(report).toContain("call: GET /products/{…}/x (rest)");
    expect(report).not.toMatch(/hansen|filter|request id|code:/i);
  });

  test("of an error without a call", () => {
    expect(new ConfigurationError("x").report().split("\n")[0]).toBe("error: ConfigurationError");
  });
});

describe("every error names its call", () => {
  const path = "/customers/{customerNumber}";

  test.each([
    ["a body", { path: { customerNumber: 1 }, body: { name: null } }],
    ["a header", { path: { customerNumber: 1 }, headers: { host: "x" } }],
    ["a key", { path: { customerNumber: 1 }, idempotencyKey: newKey("a b") }],
    ["a path parameter", {}],
  ])("also if %s was refused before sending", async (_, options) => {
    const { economic, sent } = watched();
    const error = await failureOf(economic.rest.raw("put", path, options));
    expect(error).toMatchObject({ kind: "validation", service: "rest", method: "PUT", path, attempts: 0 });
    expect(sent).toEqual([]);
  });

  test("an unknown outcome names its call, and so does its cause", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ times: 4, effect: { drop: "before" } });
    const error = await failureOf(economic.rest.raw("post", "/customers", { body: {} }));
    const call = { service: "rest", method: "POST", path: "/customers", attempts: 4, code: "ECONNRESET" };
    expect(error).toMatchObject({ kind: "outcomeUnknown", ...call });
    expect(error.cause).toMatchObject({ kind: "connection", code: "ECONNRESET" });
  });

  test("an aborted call's error has the number of attempts", async () => {
    const controller = new AbortController();
    const { mock, client } = mockWith();
    mock.faults.add({ effect: [{ status: 503 }, { drop: "hang" }] });
    const economic = client({
      hooks: observe({ onRequest: ({ attempt }) => attempt === 2 && setTimeout(() => controller.abort()) }),
    });
    const { signal } = controller;
    const error = await failureOf(economic.rest.raw("post", "/customers", { body: {}, signal }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 2, method: "POST", service: "rest" });
  });

  test("aborted with another call's error, a write is in doubt, and that error stays", async () => {
    const reason = await failureOf(mockWith({ tokens: [] }).economic.rest.get("/self"));
    const { message } = reason;
    const controller = new AbortController();
    const { signal } = controller;
    const { mock, client } = mockWith();
    mock.faults.add({ effect: { drop: "hang" } });
    const economic = client({
      hooks: observe({ onRequest: () => setTimeout(() => controller.abort(reason)) }),
    });
    const write = await failureOf(economic.rest.raw("post", "/customers", { body: {}, signal }));
    expect(write).toMatchObject({
      kind: "outcomeUnknown",
      method: "POST",
      path: "/customers",
      cause: reason,
    });
    expect(write.status).toBeUndefined();
    expect(await failureOf(economic.rest.get("/customers", { signal }))).toBe(reason);
    expect(reason).toMatchObject({ message, method: "GET", path: "/self", attempts: 1 });
  });
});
