import { describe, expect, test } from "vitest";
import { download, type EconomicError, type OutcomeUnknownError } from "../index.ts";
import { clientOf, listen } from "../testing/server.ts";

const failure = (call: Promise<unknown>) =>
  call.then(
    () => expect.unreachable("the call should fail"),
    (error: unknown) => error as EconomicError,
  );

describe("answers", () => {
  test.each<[string, number, Record<string, string>, string, unknown]>([
    ["200 with JSON", 200, { "content-type": "application/json" }, '{"a":1}', { a: 1 }],
    ["201 with JSON", 201, { "content-type": "application/json; charset=utf-8" }, '{"a":1}', { a: 1 }],
    ["JSON without a content type", 200, {}, '{"a":1}', { a: 1 }],
    ["a bare number (O-04)", 200, { "content-type": "application/json" }, "4", 4],
    ["204", 204, {}, "", undefined],
    ["200 without body or content type (O-14, O-15)", 200, {}, "", undefined],
    ["200 with content-length: 0", 200, { "content-length": "0" }, "", undefined],
    ["201 without body", 201, {}, "", undefined],
  ])("%s", async (_, status, headers, body, expected) => {
    const { origin } = await listen((response) => response.writeHead(status, headers).end(body));
    expect(await clientOf(origin).rest.raw("put", "/x", { body: {} })).toEqual(expected);
  });

  test("a PDF is bytes, asked for with Accept: */* (section 8)", async () => {
    const { origin, received } = await listen((response) =>
      response
        .writeHead(200, { "content-type": "application/pdf" })
        .end(Buffer.from([37, 80, 68, 70, 0, 255])),
    );
    const pdf = await clientOf(origin).rest.get("/invoices/booked/{bookedInvoiceNumber}/pdf", {
      path: { bookedInvoiceNumber: 1 },
    });
    expect(pdf).toEqual(new Uint8Array([37, 80, 68, 70, 0, 255]));
    expect(received[0]?.headers.accept).toBe("*/*");
  });

  test("a page where a PDF should be is an error", async () => {
    const { origin } = await listen((response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Log in"),
    );
    const call = clientOf(origin, { retry: false }).rest.get("/invoices/booked/{bookedInvoiceNumber}/pdf", {
      path: { bookedInvoiceNumber: 1 },
    });
    expect((await failure(call)).message).toMatch(/no file: <html>Log in/);
  });

  test("raw tells a file from JSON by its content type, or as it is told", async () => {
    const { origin } = await listen((response, { url }) =>
      response
        .writeHead(200, { "content-type": url.endsWith("/a") ? "application/pdf" : "application/json" })
        .end("[1]"),
    );
    const { rest } = clientOf(origin);
    expect(await rest.raw("get", "/a")).toEqual(new Uint8Array([91, 49, 93]));
    expect(await rest.raw("get", "/b")).toEqual([1]);
    expect(await rest.raw("get", "/a", { parse: "json" })).toEqual([1]);
    expect(await rest.raw("get", "/b", { parse: "none" })).toBeUndefined();
  });
});

describe("redirects", () => {
  test.each([301, 302, 303, 307, 308])("%i is not followed: the tokens stay here", async (status) => {
    const elsewhere = await listen((response) => response.end("{}"));
    const { origin, received } = await listen((response) =>
      response.writeHead(status, { location: elsewhere.origin }).end(),
    );
    const error = await failure(clientOf(origin).rest.get("/self"));
    expect(error).toMatchObject({ kind: "server", status });
    expect(error.message).toContain("not followed");
    expect(received).toHaveLength(1);
    expect(elsewhere.received).toEqual([]);
  });
});

describe("connections", () => {
  test("broken before the answer: repeated with the same key and bytes", async () => {
    const { origin, received } = await listen((response, _, count) =>
      count === 1 ? response.socket?.destroy() : response.writeHead(201).end('{"number":1}'),
    );
    expect(await clientOf(origin).rest.raw("post", "/customers", { body: { name: "Bæk" } })).toEqual({
      number: 1,
    });
    expect(received).toHaveLength(2);
    expect(received[1]?.headers["idempotency-key"]).toBe(received[0]?.headers["idempotency-key"]);
    expect(received[1]?.body).toBe(received[0]?.body);
  });

  test("broken within the body: the answer counts for nothing", async () => {
    const { origin, received } = await listen((response, _, count) => {
      response.writeHead(200, { "content-length": "8" });
      if (count === 1) response.write("[1,", () => response.socket?.destroy());
      else response.end("[1,2,34]");
    });
    expect(await clientOf(origin).rest.raw("get", "/x")).toEqual([1, 2, 34]);
    expect(received).toHaveLength(2);
  });

  test("refused: nothing can have happened", async () => {
    const { origin, close } = await listen(() => {});
    await close();
    const error = await failure(clientOf(origin, { retry: false }).rest.raw("post", "/x", { body: {} }));
    expect(error).toMatchObject({ kind: "connection", code: "ECONNREFUSED", attempts: 1 });
  });

  test("kept waiting for the answer: the limit ends it and frees the socket", async () => {
    const { origin, connections } = await listen(() => {});
    const error = await failure(clientOf(origin, { timeoutMs: 50, retry: false }).rest.get("/self"));
    expect(error).toMatchObject({ kind: "timeout", attempts: 1 });
    await expect.poll(connections).toBe(0);
  });

  test("the deadline cuts an attempt short", async () => {
    const { origin } = await listen(() => {});
    const started = Date.now();
    const call = clientOf(origin).rest.get("/self", { retry: { deadlineMs: 50 } });
    expect(await failure(call)).toMatchObject({ kind: "timeout", attempts: 1 });
    expect(Date.now() - started).toBeLessThan(2000);
  });

  test("kept waiting within the body: the limit ends it and frees the socket", async () => {
    const { origin, connections } = await listen((response) => response.writeHead(200).write('{"a":'));
    const client = clientOf(origin, { writeTimeoutMs: 50, retry: false });
    const error = (await failure(client.rest.raw("post", "/x", { body: {} }))) as OutcomeUnknownError;
    expect(error).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "timeout" } });
    await expect.poll(connections).toBe(0);
  });

  test("aborted within the body", async () => {
    const { origin, connections } = await listen((response) => response.writeHead(200).write('{"a":'));
    const reason = await failure(clientOf(origin).rest.raw("get", "/x", { signal: AbortSignal.timeout(50) }));
    expect(reason).toMatchObject({ name: "TimeoutError" });
    expect(reason).toBeInstanceOf(DOMException);
    await expect.poll(connections).toBe(0);
  });
});

describe("a download as a stream", () => {
  const link = (origin: string) => ({ link: `${origin}/restapi.e-conomic.com/x/pdf` });
  const stalling = () =>
    listen((response) => response.writeHead(200, { "content-type": "application/pdf" }).write("a"));

  test("ends when nothing more comes, and frees the socket", async () => {
    const { origin, connections } = await stalling();
    const stream = await download(clientOf(origin), link(origin), { as: "stream", timeoutMs: 100 });
    await expect(new Response(stream as ReadableStream).text()).rejects.toMatchObject({ kind: "timeout" });
    await expect.poll(connections).toBe(0);
  });

  test("ends when the caller's signal aborts, after the headers too", async () => {
    const { origin, connections } = await stalling();
    const controller = new AbortController();
    const { signal } = controller;
    const stream = await download(clientOf(origin), link(origin), { as: "stream", signal });
    setTimeout(() => controller.abort("changed my mind"), 20);
    await expect(new Response(stream as ReadableStream).text()).rejects.toBe("changed my mind");
    await expect.poll(connections).toBe(0);
  });

  test("ends when its reader is done with it", async () => {
    const { origin, connections } = await stalling();
    const stream = (await download(clientOf(origin), link(origin), { as: "stream" })) as ReadableStream;
    for await (const piece of stream) {
      expect(new TextDecoder().decode(piece)).toBe("a");
      break;
    }
    await expect.poll(connections).toBe(0);
  });

  test("is refused where a page came instead", async () => {
    const { origin } = await listen((response) =>
      response.writeHead(200, { "content-type": "text/html" }).end("<html>Log in"),
    );
    const call = download(clientOf(origin, { retry: false }), link(origin), { as: "stream" });
    expect((await failure(call)).message).toContain("no file");
  });
});

test("a stream is handed on as it comes", async () => {
  const { origin } = await listen((response) => {
    response.writeHead(200, { "content-type": "application/pdf" }).write("a");
    setTimeout(() => response.end("b"), 20);
  });
  const { internalsOf } = await import("./internals.ts");
  const { data } = await internalsOf(clientOf(origin).rest).send({
    method: "GET",
    path: "/x/pdf",
    parse: "stream",
  });
  expect(await new Response(data as ReadableStream).text()).toBe("ab");
});

test("internalsOf refuses what is no member of a client", async () => {
  const { internalsOf } = await import("./internals.ts");
  expect(() => internalsOf({})).toThrow(/economic\.customers/);
});
