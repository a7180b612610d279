/** Tests that `listen()` lets no request reach any host. */
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, type MockInstance, test, vi } from "vitest";
import { createEconomicMock, OfflineError } from "../../src/index.ts";
import { trapNetwork } from "./network-trap.ts";
import { request } from "./node-client.ts";
import { spellings, testDomain, tokenHeaders } from "./spellings.ts";

const strangers = ["https://example.test/", "http://other.test:81/x", "https://e-conomic.test.example.test/"];

const mock = createEconomicMock({ domains: [testDomain] });
let printed: MockInstance<typeof console.error>;

beforeEach(() => {
  mock.reset();
  printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
});
afterEach(() => {
  mock.close();
  vi.restoreAllMocks();
});

describe("with listen()", () => {
  test.each(spellings)("%s is answered", async (_what, url, status) => {
    const trap = trapNetwork();
    mock.listen();
    expect((await fetch(url, { headers: tokenHeaders })).status).toBe(status);
    expect((await request(url, tokenHeaders)).status).toBe(status);
    expect(trap.attempts).toEqual([]);
  });

  test.each(strangers)("%s fails at once, and the reason is printed", async (url) => {
    const trap = trapNetwork();
    mock.listen();
    const error = await fetch(url).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ cause: { name: "OfflineError", target: url, asked: "fetch (GET)" } });
    await expect(request(url, {})).rejects.toThrow(OfflineError);
    expect(printed).toHaveBeenCalledWith(expect.stringContaining(`${url} was refused`));
    expect(trap.attempts).toEqual([]);
  });

  test("a web socket is refused before it connects", () => {
    const trap = trapNetwork();
    mock.listen();
    for (const host of ["example.test", `apis.${testDomain}`]) {
      expect(() => new WebSocket(`wss://${host}/`)).toThrow(OfflineError);
    }
    expect(trap.attempts).toEqual([]);
  });

  test("an allowed host passes, and no other", async () => {
    const own = createServer((_, response) => response.end("own")).listen(0, "127.0.0.1");
    await once(own, "listening");
    const url = `http://127.0.0.1:${(own.address() as AddressInfo).port}/x`;
    mock.listen({ allow: ["http://127.0.0.1:"] });
    try {
      expect(await (await fetch(url)).text()).toBe("own");
      expect((await request(url, {})).body).toBe("own");
      await expect(fetch("https://example.test/")).rejects.toThrow(TypeError);
      expect(printed).toHaveBeenCalledWith(expect.stringContaining("https://example.test/ was refused"));
    } finally {
      own.close();
    }
  });

  test("close() lets the network through again", async () => {
    mock.listen();
    expect(() => mock.listen()).toThrow("call close() first");
    mock.close();
    const trap = trapNetwork("politely");
    await expect(fetch("https://example.test/")).rejects.toThrow();
    expect(trap.attempts).toContain("example.test");
  });

  test("the latest listener answers, and closing one keeps the network closed", async () => {
    const trap = trapNetwork();
    const name = async () =>
      (await fetch(`https://restapi.${testDomain}/customers/1`, { headers: tokenHeaders })).json();
    const other = createEconomicMock({ domains: [testDomain] });
    mock.agreement().customers.add({ name: "Den første" });
    other.agreement().customers.add({ name: "Den anden" });
    mock.listen();
    other.listen();
    expect((await name()).name).toBe("Den anden");
    other.close();
    expect((await name()).name).toBe("Den første");
    await expect(fetch("https://example.test/")).rejects.toThrow(TypeError);
    expect(() => new WebSocket("wss://example.test/")).toThrow(OfflineError);
    expect(trap.attempts).toEqual([]);
  });

  test("fetch follows a redirect as Node's does, and answers with the final URL", async () => {
    mock.listen();
    const origin = `https://restapi.${testDomain}`;
    const redirect = (status: number, location: string, times = 1) =>
      mock.faults.add({ times, effect: { status, headers: { location } } });
    redirect(302, "/units");
    const followed = await fetch(`${origin}/self`, { headers: tokenHeaders });
    expect([followed.status, followed.url]).toEqual([200, `${origin}/units`]);
    redirect(303, `${origin}/self`);
    const post = { method: "POST", headers: tokenHeaders, body: "{}" };
    expect((await fetch(`${origin}/units`, post)).status).toBe(200);
    redirect(307, `${origin}/units`);
    const again = {
      ...post,
      headers: { ...tokenHeaders, "content-type": "application/json" },
      body: '{"name":"æ"}',
    };
    expect((await fetch(`${origin}/self`, again)).status).toBe(201);
    redirect(302, "/self", Number.POSITIVE_INFINITY);
    await expect(fetch(`${origin}/self`, { headers: tokenHeaders })).rejects.toThrow(TypeError);
    await expect(fetch(`${origin}/self`, { headers: tokenHeaders, redirect: "error" })).rejects.toThrow(
      TypeError,
    );
    mock.faults.clear();
    redirect(302, "https://example.test/");
    await expect(fetch(`${origin}/self`, { headers: tokenHeaders })).rejects.toMatchObject({
      cause: { name: "OfflineError", target: "https://example.test/" },
    });
    expect(mock.requests.slice(0, 6).map(({ method, path }) => `${method} ${path}`)).toEqual([
      "GET /self",
      "GET /units",
      "POST /units",
      "GET /self",
      "POST /self",
      "POST /units",
    ]);
  });

  test("an override answers, by fetch and by node:http", async () => {
    mock.listen();
    mock.override("GET", "/self", () => ({ agreementNumber: 7 }));
    const url = `https://restapi.${testDomain}/self`;
    expect(await (await fetch(url)).json()).toEqual({ agreementNumber: 7 });
    expect((await request(url, {})).body).toBe('{"agreementNumber":7}');
  });

  test("a bug of the mocks is 418 with its reason, never a 500", async () => {
    const broken = {
      name: "broken",
      operations: {
        "rest GET /self": () => {
          throw new RangeError("oops");
        },
      },
    };
    const buggy = createEconomicMock({ domains: [testDomain] }, { domains: [broken] });
    buggy.listen();
    try {
      const answer = await fetch(`https://restapi.${testDomain}/self`, { headers: tokenHeaders });
      expect([answer.status, answer.headers.get("x-mock-error")]).toEqual([418, "MockBug"]);
      expect((await answer.json()).message).toContain("oops");
    } finally {
      buggy.close();
    }
  });
});
