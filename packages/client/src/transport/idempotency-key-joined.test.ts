import { describe, expect, test } from "vitest";
import { customerBody, failureOf, mockWith, newKey } from "../../test/mock-client.ts";
import { type EconomicOptions, IdempotencyError, multipart, OutcomeUnknownError } from "../index.ts";

const shared = { idempotencyKey: newKey("order-17") };
const body = customerBody("First");
const minute = 60_000;

/** Makes a mock that gets no request before `open` is called, and a client of it. */
const gated = (options: Partial<EconomicOptions> = {}) => {
  let open = () => {};
  const gate = new Promise<void>((resolve) => {
    open = resolve;
  });
  const { mock, client } = mockWith({ whileInFlight: "execute" });
  const fetch = async (url: string, init: RequestInit) => {
    await gate;
    return mock.fetch(url, init);
  };
  return { mock, economic: client({ ...options, fetch }), open };
};

describe("the same caller's key twice at once (RW-4)", () => {
  test("a call with the same bytes joins the running call", async () => {
    const { mock, economic, open } = gated();
    const calls = [1, 2, 3].map(() => economic.rest.post("/customers", { body, ...shared }));
    open();
    const numbers = (await Promise.all(calls)).map(({ customerNumber }) => customerNumber);
    expect(numbers).toEqual(Array(3).fill(mock.agreement().customers.all().at(-1)?.customerNumber));
    expect(mock.requests).toHaveLength(1);
  });

  test("also if the bytes are a form", async () => {
    const { mock, economic, open } = gated();
    const calls = [1, 2].map(() => {
      const form = new FormData();
      form.append(
        "File",
        new Blob(["%PDF-1.7\n", new Uint8Array(1000)], { type: "application/pdf" }),
        "a.pdf",
      );
      return economic.documents.raw("post", "/AttachedDocuments", { body: multipart(form), ...shared });
    });
    open();
    const [one, other] = await Promise.allSettled(calls);
    expect(other).toEqual(one);
    expect(mock.requests).toHaveLength(1);
  });

  test.each([
    ["another body", "post", "/customers", customerBody("Second")],
    ["another URL", "post", "/suppliers", body],
    ["another method", "put", "/customers", body],
  ] as const)("%s is refused", async (_, method, path, other) => {
    const { mock, economic, open } = gated();
    const first = economic.rest.post("/customers", { body, ...shared });
    const error = await failureOf(economic.rest.raw(method, path, { body: other, ...shared }));
    expect(error).toBeInstanceOf(IdempotencyError);
    open();
    await first;
    expect(mock.requests).toHaveLength(1);
  });

  test("calls of one agreement join, and calls of different agreements do not", async () => {
    const { mock, economic, open } = gated();
    const same = economic.withAgreement("joined-agreement-0123456789");
    const twin = economic.withAgreement("joined-agreement-0123456789");
    const other = economic.withAgreement("other-agreement-0123456789");
    const calls = [same, twin, other].map(({ rest }) => rest.post("/customers", { body, ...shared }));
    open();
    await Promise.all(calls);
    expect(mock.requests.map(({ headers }) => headers["x-agreementgranttoken"])).toEqual([
      "joined-agreement-0123456789",
      "other-agreement-0123456789",
    ]);
  });

  test.each<
    [what: string, other: (fetch: NonNullable<EconomicOptions["fetch"]>) => Partial<EconomicOptions>]
  >([
    ["another fetch", (fetch) => ({ fetch: (url, init) => fetch(url, init) })],
    ["another base URL", () => ({ baseUrls: { rest: "http://127.0.0.1/economic" } })],
    ["another app", () => ({ appSecretToken: "another-app-0123456789" })],
  ])("a client with %s does not join, because its server would miss the request", async (_, other) => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => {
      open = resolve;
    });
    const { client } = mockWith();
    const urls: string[] = [];
    const fetch = async (url: string) => {
      await gate;
      urls.push(url);
      return Response.json({ customerNumber: urls.length });
    };
    const clients = [client({ fetch }), client({ fetch, ...other(fetch) })];
    const calls = clients.map(({ rest }) => rest.post("/customers", { body, ...shared }));
    open();
    expect((await Promise.all(calls)).map(({ customerNumber }) => customerNumber)).toEqual([1, 2]);
    expect(urls).toHaveLength(2);
  });

  test("calls one after the other are both sent", async () => {
    const { mock, economic, open } = gated();
    open();
    await economic.rest.post("/customers", { body, ...shared });
    await economic.rest.post("/customers", { body, ...shared });
    expect(mock.requests.map(({ replayed }) => replayed)).toEqual([false, true]);
  });

  test("an aborted joined call has an unknown outcome, and the running call goes on", async () => {
    const { mock, economic, open } = gated();
    const first = economic.rest.post("/customers", { body, ...shared });
    const controller = new AbortController();
    const second = economic.rest.post("/customers", { body, ...shared, signal: controller.signal });
    setTimeout(() => controller.abort());
    expect(await failureOf(second)).toBeInstanceOf(OutcomeUnknownError);
    expect(mock.requests).toEqual([]);
    open();
    expect((await first).name).toBe("First");
  });

  test("an aborted joined call has the time of the running call: the server counts so", async () => {
    const { mock, economic, open } = gated();
    const start = mock.clock.now();
    const first = economic.rest.post("/customers", { body, ...shared });
    await new Promise(setImmediate);
    mock.clock.advance(9 * minute);
    const controller = new AbortController();
    const second = economic.rest.post("/customers", { body, ...shared, signal: controller.signal });
    setTimeout(() => controller.abort());
    const error = (await failureOf(second)) as OutcomeUnknownError;
    expect(error.sentAt).toEqual(new Date(start));
    expect(error.expiresAt).toEqual(new Date(start + 55 * minute));
    open();
    await first;
  });

  test("a joined call goes on by itself if the other is aborted before it was sent", async () => {
    const { mock, economic, open } = gated({ maxConcurrent: 1 });
    const ahead = economic.rest.get("/self");
    const controller = new AbortController();
    const first = economic.rest.post("/customers", { body, ...shared, signal: controller.signal });
    const joined = [1, 2].map(() => economic.rest.post("/customers", { body, ...shared }));
    await new Promise(setImmediate);
    controller.abort();
    expect(await failureOf(first)).toBe(controller.signal.reason);
    open();
    await ahead;
    expect((await Promise.all(joined)).map(({ name }) => name)).toEqual(["First", "First"]);
    expect(mock.requests.map(({ method }) => method)).toEqual(["GET", "POST"]);
  });

  test("a joined call fails with the running call's error", async () => {
    const { mock, economic, open } = gated();
    const refused = { ...body, customerGroup: { customerGroupNumber: 999 } };
    const calls = [1, 2].map(() => failureOf(economic.rest.post("/customers", { body: refused, ...shared })));
    open();
    expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(["validation", "validation"]);
    expect(mock.requests).toHaveLength(1);
  });
});
