import { connect } from "node:net";
import { describe, expect, test } from "vitest";
import { startEmulator, tokens } from "../../testing/emulator.ts";
import { interfaceDocument } from "./document/index.ts";

const reads = Object.entries(interfaceDocument.paths)
  .filter(([path, { get }]) => get !== undefined && !path.includes("{"))
  .map(([path]) => path);

const writes = Object.entries(interfaceDocument.paths).flatMap(([path, methods]) =>
  Object.keys(methods)
    .filter((method) => method !== "get")
    .map((method) => [method.toUpperCase(), path.replaceAll(/\{\w+\}/g, "1")] as const),
);

/** Returns the status of a request with headers that `fetch` does not allow. */
async function statusOf(
  url: string,
  path: string,
  headers: Readonly<Record<string, string>>,
): Promise<string> {
  const { hostname, port } = new URL(url);
  const lines = Object.entries({ host: `${hostname}:${port}`, connection: "close", ...headers });
  const socket = connect(Number(port), hostname);
  socket.end(`GET ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join("")}\r\n`);
  for await (const chunk of socket) {
    socket.destroy();
    return String(chunk).slice(9, 12);
  }
  return "";
}

describe("who may use the interface", () => {
  test.each(reads)("a page of another origin may not read %s", async (path) => {
    const { url } = await startEmulator();
    expect(await statusOf(url, path, { origin: "http://other.test" })).toBe("403");
    expect(await statusOf(url, path, { origin: "null" })).toBe("403");
    expect(await statusOf(url, path, { "sec-fetch-site": "cross-site" })).toBe("403");
    expect(await statusOf(url, path, { host: "other.test" })).toBe("403");
    expect(await statusOf(url, path, { origin: url, "sec-fetch-site": "same-origin" })).toBe("200");
  });

  test.each(writes)("%s %s is refused without JSON and from another origin", async (method, path) => {
    const { url } = await startEmulator();
    const ask = (headers: Record<string, string>) => fetch(`${url}${path}`, { method, headers, body: "{}" });
    expect((await ask({ "content-type": "text/plain" })).status).toBe(415);
    expect((await ask({ "content-type": "application/x-www-form-urlencoded" })).status).toBe(415);
    expect((await ask({ "content-type": "application/json", origin: "http://other.test" })).status).toBe(403);
  });

  test("answers may not be framed, sniffed, cached or used by other origins", async () => {
    const { url } = await startEmulator();
    const { headers } = await fetch(`${url}/__mock`);
    expect(Object.fromEntries(headers)).toMatchObject({
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "x-content-type-options": "nosniff",
    });
    expect(headers.get("access-control-allow-origin")).toBeNull();
  });
});

describe("tokens", () => {
  test("do not appear in requests, exports, events, ids or the overview", async () => {
    const { url, rest } = await startEmulator({
      mock: {
        tokens: [
          {
            appSecretToken: tokens["X-AppSecretToken"],
            agreementGrantToken: tokens["X-AgreementGrantToken"],
          },
        ],
      },
    });
    const stop = new AbortController();
    const events = await fetch(`${url}/__mock/events`, { signal: stop.signal });
    const reader = events.body?.getReader();
    await rest("POST", "/units", { name: "kasse" });
    let streamed = "";
    while (!streamed.includes("event: request"))
      streamed += new TextDecoder().decode((await reader?.read())?.value);
    stop.abort();
    const agreement = `${url}/__mock/agreements/only`;
    const shown = await Promise.all(
      [
        ...reads.filter((path) => path !== "/__mock/events").map((path) => url + path),
        `${agreement}/export`,
        agreement,
      ].map(async (address) => (await fetch(address)).text()),
    );
    for (const text of [...shown, streamed])
      for (const token of Object.values(tokens)) expect(text).not.toContain(token);
    expect(shown.join()).toContain("gra…");
  });
});
