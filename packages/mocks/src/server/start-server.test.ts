import { createServer } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { afterEach, describe, expect, test } from "vitest";
import { largestBody } from "./node-adapter.ts";
import { type RunningServer, type ServerSettings, startServer } from "./start-server.ts";

const running: RunningServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

async function start(settings: Partial<ServerSettings> = {}): Promise<RunningServer> {
  const server = await startServer({ port: 0, host: "127.0.0.1", ...settings });
  running.push(server);
  return server;
}

const tokens = { "X-AppSecretToken": "secret", "X-AgreementGrantToken": "grant" };
const json = { ...tokens, "Content-Type": "application/json" };

/** Sends bytes unchanged, and reads until the server closes the connection or is silent for a moment. */
function raw(url: string, text: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port) });
    let answer = "";
    // The first answer of a process may be slow on a busy machine; later ones are fast.
    socket.setTimeout(10_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      answer += chunk;
      socket.setTimeout(300);
    });
    socket.on("error", reject);
    socket.on("close", () => resolve(answer));
    socket.write(text);
  });
}

describe("e-conomic over HTTP", () => {
  test("REST answers under its host's name, and its links lead back to the server", async () => {
    const { url } = await start();
    const rest = `${url}/restapi.e-conomic.com`;
    const created = await fetch(`${rest}/units`, {
      method: "POST",
      headers: json,
      body: JSON.stringify({ name: "æøå" }),
    });
    expect(created.status).toBe(201);
    const unit = (await created.json()) as { self: string; name: string };
    expect(unit.name).toBe("æøå");
    expect(unit.self.startsWith(`${rest}/units/`)).toBe(true);
    expect(created.headers.get("location")).toBe(unit.self);
    expect(created.headers.get("x-requestid")).toMatch(/^[0-9a-f]+-[A-Z]+$/);
    expect(await (await fetch(unit.self, { headers: tokens })).json()).toEqual(unit);
  });

  test("services answer under their host's name, with the version", async () => {
    const { url, mock } = await start();
    const path = "/customersapi/v3.1.0/Customers/count";
    const answer = await fetch(`${url}/apis.e-conomic.com${path}`, { headers: tokens });
    expect([answer.status, await answer.json()]).toEqual([200, 0]);
    expect(mock.requests.map((request) => request.path)).toEqual([path]);
  });

  test("a host in Host, or in a URL sent to a proxy, leads to the same answer", async () => {
    const { url } = await start();
    const ask = (line: string, host: string) =>
      raw(
        url,
        `GET ${line} HTTP/1.1\r\nHost: ${host}\r\nX-AppSecretToken: demo\r\nX-AgreementGrantToken: demo\r\nConnection: close\r\n\r\n`,
      );
    expect(await ask("/units", "restapi.e-conomic.com")).toMatch(/^HTTP\/1.1 200 /);
    expect(await ask("http://restapi.e-conomic.com/units", "restapi.e-conomic.com")).toMatch(
      /^HTTP\/1.1 200 /,
    );
  });

  test("the surface refuses in its own form: 401 without tokens, 404 for an unknown path", async () => {
    const { url } = await start();
    const anonymous = await fetch(`${url}/restapi.e-conomic.com/customers`);
    expect([anonymous.status, await anonymous.json()]).toMatchObject([401, { httpStatusCode: 401 }]);
    const unknown = await fetch(`${url}/apis.e-conomic.com/nothing/v1.0.0/Here`, { headers: tokens });
    expect([unknown.status, unknown.headers.get("content-type")]).toEqual([
      404,
      "application/problem+json; charset=utf-8",
    ]);
  });

  test("faults drop a connection and truncate an answer", async () => {
    const { url, mock } = await start();
    mock.faults.add({ effect: { drop: "after" } });
    await expect(fetch(`${url}/restapi.e-conomic.com/units`, { headers: tokens })).rejects.toThrow(TypeError);
    mock.faults.add({ effect: { garble: "truncated" } });
    const short = await fetch(`${url}/restapi.e-conomic.com/units`, { headers: tokens });
    await expect(short.json()).rejects.toThrow(SyntaxError);
  });

  test("latency delays answers", async () => {
    const { url } = await start({ mock: { latency: 120 } });
    const started = performance.now();
    await fetch(`${url}/restapi.e-conomic.com/units`, { headers: tokens });
    expect(performance.now() - started).toBeGreaterThan(115);
  });

  test("a body over the limit is refused", async () => {
    const { url } = await start();
    const answer = await raw(
      url,
      `POST /restapi.e-conomic.com/units HTTP/1.1\r\nHost: localhost\r\nContent-Length: ${largestBody + 1}\r\n\r\n${"x".repeat(largestBody + 1)}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 413 [\s\S]*connection: close/i);
  });
});

describe("the server's own addresses", () => {
  test("GET and HEAD return the page and its files", async () => {
    const { url } = await start();
    const page = await fetch(url);
    expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(await page.text()).toContain('src="/page/app.js"');
    expect((await fetch(`${url}/page/app.js`, { method: "HEAD" })).status).toBe(200);
  });

  test("wrong methods and unknown paths are explained", async () => {
    const { url } = await start();
    const post = await fetch(url, { method: "POST" });
    expect([post.status, post.headers.get("allow"), await post.text()]).toEqual([
      405,
      "GET",
      "Use GET here.\n",
    ]);
    const lost = await fetch(`${url}/customers`);
    expect([lost.status, await lost.text()]).toEqual([
      404,
      expect.stringContaining(`${url}/restapi.e-conomic.com/`),
    ]);
    expect(await raw(url, "TRACE / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")).toMatch(
      /^HTTP\/1.1 405 /,
    );
  });
});

describe("who may ask", () => {
  const get = (host: string) => `GET / HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`;

  test("on loopback, only requests for this machine's names are answered", async () => {
    const { url } = await start();
    for (const host of ["localhost", "127.0.0.1:1", "app.localhost:4010", "[::1]"])
      expect([host, (await raw(url, get(host))).slice(9, 12)]).toEqual([host, "200"]);
    for (const host of ["evil.test", "127.0.0.1.evil.test", "localhost.evil.test"])
      expect([host, (await raw(url, get(host))).slice(9, 12)]).toEqual([host, "403"]);
    expect((await raw(url, get("a@localhost"))).slice(9, 12)).toBe("400");
    expect((await raw(url, "GET /__mock/requests HTTP/1.0\r\n\r\n")).slice(9, 12)).toBe("400");
  });

  test("on another address, requests for every name are answered", async () => {
    const { url } = await start({ host: "0.0.0.0" });
    expect((await raw(url.replace("0.0.0.0", "127.0.0.1"), get("mock.test"))).slice(9, 12)).toBe("200");
  });
});

describe("starting and stopping", () => {
  test("a port that is taken fails with advice", async () => {
    const { url } = await start();
    const port = Number(new URL(url).port);
    await expect(startServer({ port, host: "127.0.0.1" })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or choose another with --port (0 takes any free one).`,
    );
  });

  test("an address of another machine fails with advice", async () => {
    await expect(startServer({ port: 0, host: "192.0.2.1" })).rejects.toThrow(
      "192.0.2.1 is not an address of this machine",
    );
  });

  test("listens on this machine only by default", async () => {
    const { url, close } = await startServer({ port: 0 });
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:/);
    await close();
  });

  test("closing lets requests under way finish, and frees the port", async () => {
    const { url, close } = await startServer({ port: 0, host: "127.0.0.1", mock: { latency: 200 } });
    const underWay = fetch(`${url}/restapi.e-conomic.com/units`, { headers: tokens });
    await new Promise((resolve) => setTimeout(resolve, 60));
    await Promise.all([close(), expect(underWay.then((answer) => answer.status)).resolves.toBe(200)]);
    await expect(fetch(url)).rejects.toThrow(TypeError);
    const port = Number(new URL(url).port);
    const next = createServer();
    await new Promise<void>((resolve) => next.listen(port, "127.0.0.1", resolve));
    expect((next.address() as AddressInfo).port).toBe(port);
    next.close();
  });
});
