/** Tests what consumers get if they pass `mock.handlers` to their own `setupServer`. */
import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { createEconomicMock } from "../../src/index.ts";
import { type NetworkTrap, trapNetwork } from "./network-trap.ts";
import { request } from "./node-client.ts";
import { spellings, testDomain, tokenHeaders } from "./spellings.ts";

/** The modes that a consumer may set, under the option names of msw 2 and msw 3. "none" is msw's own default. */
const unhandledModes = ["none", "bypass", "warn", "error"] as const;

type Server = ReturnType<typeof setupServer>;

function start(server: Server, unhandled: (typeof unhandledModes)[number]): void {
  const options = { onUnhandledRequest: unhandled, onUnhandledFrame: unhandled };
  server.listen((unhandled === "none" ? undefined : options) as Parameters<Server["listen"]>[0]);
}

const clients = {
  fetch: async (url: string) => (await fetch(url, { headers: tokenHeaders })).status,
  "node:http": async (url: string) => (await request(url, tokenHeaders)).status,
};

let trap: NetworkTrap;
let server: Server | undefined;
const mock = createEconomicMock({ domains: [testDomain] });

beforeEach(() => {
  mock.reset();
  trap = trapNetwork();
});
afterEach(() => {
  server?.close();
  vi.restoreAllMocks();
});

describe.each(unhandledModes)("the handlers alone, unhandled requests: %s", (unhandled) => {
  beforeEach(() => {
    server = setupServer(...mock.handlers);
    start(server, unhandled);
  });

  describe.each(Object.entries(clients))("by %s", (_name, send) => {
    test.each(spellings)("%s never leaves", async (_what, url, status) => {
      expect(await send(url)).toBe(status);
      expect(trap.attempts).toEqual([]);
      expect(mock.requests).toHaveLength(1);
    });

    test("a write with its body never leaves either", async () => {
      const options = { method: "POST", body: '{"name":"kasse"}' };
      const headers = { ...tokenHeaders, "content-type": "application/json" };
      const url = `https://restapi.${testDomain}/units`;
      const answer =
        send === clients.fetch
          ? await fetch(url, { ...options, headers })
          : await request(url, headers, options);
      expect(answer.status).toBe(201);
      expect(mock.requests[0]?.body).toEqual({ name: "kasse" });
      expect(trap.attempts).toEqual([]);
    });
  });
});

describe("handlers beside a consumer's own", () => {
  test("server.use overrides one endpoint, and only that", async () => {
    server = setupServer(...mock.handlers);
    start(server, "error");
    server.use(http.get(`https://restapi.${testDomain}/self`, () => HttpResponse.json({ mine: true })));
    const own = await fetch(`https://restapi.${testDomain}/self`, { headers: tokenHeaders });
    expect(await own.json()).toEqual({ mine: true });
    expect(await clients.fetch(`https://restapi.${testDomain}/units`)).toBe(200);
    server.resetHandlers();
    expect(await clients.fetch(`https://restapi.${testDomain}/self`)).toBe(200);
    expect(mock.requests.map(({ path }) => path)).toEqual(["/units", "/self"]);
    expect(trap.attempts).toEqual([]);
  });

  test("a connection that a fault cuts is a network error, and nothing leaves", async () => {
    server = setupServer(...mock.handlers);
    start(server, "error");
    mock.faults.add({ effect: { drop: "before" }, times: 2 });
    await expect(clients.fetch(`https://restapi.${testDomain}/self`)).rejects.toThrow(TypeError);
    await expect(clients["node:http"](`https://restapi.${testDomain}/self`)).rejects.toThrow();
    expect(trap.attempts).toEqual([]);
  });

  test("the trap works: it sees the look-up of another host", async () => {
    vi.restoreAllMocks();
    trap = trapNetwork("politely");
    server = setupServer(...mock.handlers);
    start(server, "bypass");
    await expect(clients.fetch("https://stranger.test/")).rejects.toThrow();
    expect(trap.attempts).toContain("stranger.test");
  });
});
