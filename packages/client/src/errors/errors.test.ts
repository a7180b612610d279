import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { failureOf, mockWith, newKey } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import { isEconomicError, observe } from "../index.ts";

test("a token that a server (or a proxy's error) echoes is blanked everywhere", async () => {
  const appSecretToken = "echoed-secret-0123456789";
  const { mock, client } = mockWith();
  mock.faults.add({
    effect: [{ status: 500, body: `{"message":"no app ${appSecretToken}"}` }, { drop: "before" }],
  });
  // A proxy in between, whose failures name what was sent.
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

  test("serialises with its message and without its body", async () => {
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

  test("its stack leads to the caller", async () => {
    const thisFunctionByName = async () => {
      await mockWith({ tokens: [] }).economic.rest.get("/self");
    };
    expect((await failureOf(thisFunctionByName())).stack).toContain("thisFunctionByName");
  });
});

describe("every error tells its call", () => {
  const path = "/customers/{customerNumber}";

  test.each([
    ["a body", { path: { customerNumber: 1 }, body: { name: null } }],
    ["a header", { path: { customerNumber: 1 }, headers: { host: "x" } }],
    ["a key", { path: { customerNumber: 1 }, idempotencyKey: newKey("a b") }],
    ["a path parameter", {}],
  ])("also those of %s that was refused before sending", async (_, options) => {
    const { economic, sent } = watched();
    const error = await failureOf(economic.rest.raw("put", path, options));
    expect(error).toMatchObject({ kind: "validation", service: "rest", method: "PUT", path, attempts: 0 });
    expect(sent).toEqual([]);
  });

  test("an unknown outcome tells its call as its cause does", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ times: 4, effect: { drop: "before" } });
    const error = await failureOf(economic.rest.raw("post", "/customers", { body: {} }));
    const call = { service: "rest", method: "POST", path: "/customers", attempts: 4, code: "ECONNRESET" };
    expect(error).toMatchObject({ kind: "outcomeUnknown", ...call });
    expect(error.cause).toMatchObject({ kind: "connection", code: "ECONNRESET" });
  });

  test("one that was aborted tells how often it was sent", async () => {
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

  test("aborted with another call's error: the write is in doubt all the same, and that error stays as it was", async () => {
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
