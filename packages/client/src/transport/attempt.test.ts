import { describe, expect, test } from "vitest";
import { customerBody, failureOf } from "../../test/mock-client.ts";
import { online } from "../../test/online.ts";
import { internalsOf } from "../client/internals.ts";
import { ConfigurationError, createEconomic, download, observe } from "../index.ts";
import { ownAgreement } from "../testing/agreement.ts";

const aBookedInvoice = (mock: Awaited<ReturnType<typeof online>>["mock"]) =>
  mock.agreement().bookedInvoices.all()[0]?.bookedInvoiceNumber ?? 0;

describe("answers", () => {
  test("200 and 201 with JSON, a bare number (O-04), 204", async () => {
    const { economic, mock } = await online();
    expect(await economic.rest.get("/self")).toMatchObject({ agreementNumber: expect.any(Number) });
    const { unitNumber = 0, ...unit } = await economic.rest.post("/units", { body: { name: "Box" } });
    expect(unit).toMatchObject({ name: "Box" });
    expect(await economic.customers.get("/Customers/count")).toBe(mock.agreement().customers.all().length);
    expect(await economic.rest.delete("/units/{unitNumber}", { path: { unitNumber } })).toBeUndefined();
    expect(mock.requests.map(({ status }) => status)).toEqual([200, 201, 200, 204]);
  });

  test("JSON without a content type", async () => {
    const { economic, mock } = await online();
    mock.faults.add({ effect: { headers: { "content-type": undefined } } });
    const { data, response } = await economic.rest.get("/self").withResponse();
    expect(data).toMatchObject({ agreementNumber: expect.any(Number) });
    expect(response.headers.get("content-type")).toBeNull();
  });

  test.each([
    [200, "without body or content type (O-14, O-15)", ""],
    [201, "without body or content type", ""],
    [200, "of JSON that is empty", "application/json"],
  ])("a write's %i %s is undefined", async (status, _, contentType) => {
    const { economic, mock } = await online();
    mock.faults.add({ effect: { status, body: "", contentType, acts: true } });
    const call = economic.rest.raw("post", "/units", { body: { name: "Box" } }).withResponse();
    const { data, response } = await call;
    expect([data, response.status, response.headers.get("content-length")]).toEqual([undefined, status, "0"]);
  });

  test.each(["", "null", " null\n"])(
    "a read answered 200 with %j is retried: it does not show a missing record (RL-1)",
    async (body) => {
      const { economic, mock } = await online();
      mock.faults.add({ effect: { status: 200, body, contentType: "application/json" } });
      const { data, attempts } = await economic.rest.get("/self").withResponse();
      expect(data).toMatchObject({ agreementNumber: expect.any(Number) });
      expect(attempts).toBe(2);
    },
  );

  test.each(["", "null"])("a read that is always answered 200 with %j is an error", async (body) => {
    const { economic, mock } = await online();
    const effect = { status: 200, body, contentType: "application/json" };
    mock.faults.add({ times: Number.POSITIVE_INFINITY, effect });
    const call = economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 1 } });
    expect(await failureOf(call)).toMatchObject({ kind: "server", status: 200 });
  });

  test("null as the whole answer to a write is undefined", async () => {
    const { economic, mock } = await online();
    const effect = { status: 201, body: "null", contentType: "application/json", acts: true };
    mock.faults.add({ effect });
    expect(await economic.rest.raw("post", "/units", { body: { name: "Box" } })).toBeUndefined();
  });

  test("a page in place of a PDF is an error", async () => {
    const { economic, mock } = await online({ retry: false });
    mock.faults.add({ effect: { garble: "html" } });
    const path = { bookedInvoiceNumber: aBookedInvoice(mock) };
    const call = economic.rest.get("/invoices/booked/{bookedInvoiceNumber}/pdf", { path });
    const error = await failureOf(call);
    expect(error).toMatchObject({ kind: "server", status: 200 });
    expect(error.body).toMatch(/^<!DOCTYPE html>/);
  });

  test("only a read of a file's path returns bytes, not a write there", async () => {
    const { economic, mock } = await online();
    const attachment = "/journals/1/vouchers/2026-1/attachment/file";
    mock.faults.add({
      effect: [
        { status: 200, body: '{"pages":1}' },
        { status: 204, body: "" },
      ],
    });
    expect(await economic.rest.raw("patch", attachment)).toEqual({ pages: 1 });
    expect(await economic.rest.raw("delete", attachment)).toBeUndefined();
  });

  test("raw returns a file's bytes if it is told to", async () => {
    const { economic, mock } = await online();
    const { rest } = economic;
    const json = await rest.raw("get", "/self");
    expect(json).toMatchObject({ agreementNumber: expect.any(Number) });
    mock.faults.add({ effect: { headers: { "content-type": "application/pdf" } }, times: 2 });
    const bytes = await rest.raw("get", "/self", { as: "bytes" });
    expect(bytes).toBeInstanceOf(Uint8Array);
    expect(JSON.parse(new TextDecoder().decode(bytes as Uint8Array))).toEqual(json);
    expect(await rest.raw("get", "/self")).toEqual(json);
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("%i is not followed, so that the tokens stay here", async (status) => {
    const elsewhere = await online();
    const { economic, mock } = await online();
    mock.faults.add({ effect: { status, headers: { location: `${elsewhere.rest}/self` } } });
    const error = await failureOf(economic.rest.get("/self"));
    expect(error).toMatchObject({ kind: "server", status });
    expect(mock.requests).toHaveLength(1);
    expect(elsewhere.mock.requests).toEqual([]);
  });
});

describe("connections", () => {
  test("broken within the body: the answer does not count", async () => {
    const kinds: (string | undefined)[] = [];
    const hooks = observe({ onRetry: ({ error }) => kinds.push(error?.kind) });
    const { mock, cut, rest } = await online();
    mock.faults.add({ effect: { garble: "stalled" } });
    const economic = createEconomic({
      ...ownAgreement(),
      baseUrls: { rest },
      hooks,
      fetch: async (url, init) => {
        const response = await fetch(url, init);
        if (mock.requests.length === 1) cut();
        return response;
      },
    });
    expect(await economic.rest.get("/self")).toMatchObject({ agreementNumber: expect.any(Number) });
    expect(mock.requests).toHaveLength(2);
    expect(kinds).toEqual(["connection"]);
  });

  test("refused: the write cannot have happened", async () => {
    const { economic, close } = await online({ retry: false });
    await close();
    const error = await failureOf(economic.rest.post("/customers", { body: customerBody() }));
    expect(error).toMatchObject({ kind: "connection", code: "ECONNREFUSED", attempts: 1 });
  });

  test("kept waiting for the answer: the limit ends it and frees the socket", async () => {
    const { economic, mock, busy } = await online({ timeoutMs: 500, retry: false });
    mock.faults.add({ effect: { drop: "hang" } });
    expect(await failureOf(economic.rest.get("/self"))).toMatchObject({ kind: "timeout", attempts: 1 });
    expect(mock.requests).toHaveLength(1);
    await expect.poll(busy).toBe(0);
  });

  test("the deadline ends an attempt", async () => {
    const { economic, mock } = await online();
    mock.faults.add({ effect: { drop: "hang" } });
    const started = Date.now();
    const call = economic.rest.get("/self", { retry: { deadlineMs: 50 } });
    expect(await failureOf(call)).toMatchObject({ kind: "timeout", attempts: 1 });
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  test("kept waiting within the body: the limit ends it and frees the socket", async () => {
    const { economic, mock, busy } = await online({ writeTimeoutMs: 500, retry: false });
    mock.faults.add({ effect: { garble: "stalled" } });
    const error = await failureOf(economic.rest.post("/customers", { body: customerBody() }));
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "timeout" } });
    expect(mock.requests).toHaveLength(1);
    await expect.poll(busy).toBe(0);
  });

  test("aborted within the body", async () => {
    const { economic, mock, busy } = await online();
    mock.faults.add({ effect: { garble: "stalled" } });
    const reason = await failureOf(economic.rest.raw("get", "/self", { signal: AbortSignal.timeout(500) }));
    expect(reason).toMatchObject({ name: "TimeoutError" });
    expect(reason).toBeInstanceOf(DOMException);
    expect(mock.requests).toHaveLength(1);
    await expect.poll(busy).toBe(0);
  });
});

describe("a download as a stream", () => {
  /** Downloads a booked invoice's PDF. If `stalled` is `true`, the first half arrives, and then nothing more. */
  const invoice = async (stalled = true) => {
    const set = await online({ retry: false });
    const options = { path: { bookedInvoiceNumber: aBookedInvoice(set.mock) } };
    const open = (more: { timeoutMs?: number; signal?: AbortSignal } = {}) =>
      download(set.economic.rest, "/invoices/booked/{bookedInvoiceNumber}/pdf", {
        ...options,
        as: "stream",
        ...more,
      });
    if (stalled) set.mock.faults.add({ effect: { garble: "stalled" } });
    return { ...set, options, open };
  };

  test("brings the whole file", async () => {
    const { economic, options, open } = await invoice(false);
    const stream = await open();
    const bytes = new Uint8Array(await new Response(stream as ReadableStream).arrayBuffer());
    expect(bytes.length).toBeGreaterThan(1000);
    expect(bytes).toEqual(
      await download(economic.rest, "/invoices/booked/{bookedInvoiceNumber}/pdf", options),
    );
  });

  test("ends when no more data comes, and frees the socket", async () => {
    const { open, busy } = await invoice();
    const stream = await open({ timeoutMs: 500 });
    expect(busy()).toBe(1);
    await expect(new Response(stream as ReadableStream).text()).rejects.toMatchObject({ kind: "timeout" });
    await expect.poll(busy).toBe(0);
  });

  test("ends when the caller's signal aborts, after the headers too", async () => {
    const { open, busy } = await invoice();
    const controller = new AbortController();
    const { signal } = controller;
    const stream = await open({ signal });
    expect(busy()).toBe(1);
    setTimeout(() => controller.abort("changed my mind"), 20);
    await expect(new Response(stream as ReadableStream).text()).rejects.toBe("changed my mind");
    await expect.poll(busy).toBe(0);
  });

  test("is passed on as it arrives, and ends when its reader stops", async () => {
    const { open, busy } = await invoice();
    const stream = (await open()) as ReadableStream<Uint8Array>;
    expect(busy()).toBe(1);
    for await (const piece of stream) {
      expect(new TextDecoder("latin1").decode(piece.subarray(0, 5))).toBe("%PDF-");
      break;
    }
    await expect.poll(busy).toBe(0);
  });

  test("is refused if a page came instead", async () => {
    const { mock, open } = await invoice(false);
    mock.faults.add({ effect: { garble: "html" } });
    const call = open();
    const error = await failureOf(call);
    expect(error).toMatchObject({ kind: "server", status: 200 });
    expect(error.body).toMatch(/^<!DOCTYPE html>/);
  });
});

test("internalsOf refuses a value that is not a member of a client", () => {
  expect(() => internalsOf({})).toThrow(ConfigurationError);
});
