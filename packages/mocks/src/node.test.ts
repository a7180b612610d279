import dns from "node:dns";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setupServer } from "msw/node";
import { setupServer as setupServer2 } from "msw-2/node";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createEconomicMock } from "./index.ts";

const headers = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };

/** Spellings that all lead to e-conomic, were they let out. */
const ECONOMIC = [
  "https://restapi.e-conomic.com/no/such/path",
  "http://restapi.e-conomic.com/self",
  "https://restapi.e-conomic.com./self",
  "https://restapi.e-conomic.com:8443/self",
  "https://apis.e-conomic.com/customersapi/v3.1.0/Customers",
  "https://secure.e-conomic.com/secure/api1/requestaccess.aspx?appPublicToken=x",
  "https://e-conomic.com/",
];

const looked: string[] = [];

beforeEach(() => {
  looked.length = 0;
  const refuse = (host: string) => {
    looked.push(host);
    throw new Error(`looked up ${host}`);
  };
  vi.spyOn(dns, "lookup").mockImplementation(refuse as never);
  vi.spyOn(console, "error").mockImplementation(() => undefined);
});

afterEach(() => vi.restoreAllMocks());

describe("offline means offline", () => {
  for (const [name, start] of [
    ["msw 3", setupServer],
    ["msw 2", setupServer2 as unknown as typeof setupServer],
  ] as const) {
    it(`no request for an e-conomic host passes the handlers alone, under ${name}`, async () => {
      const mock = createEconomicMock();
      const server = start(...mock.handlers);
      server.listen();
      try {
        for (const url of ECONOMIC) {
          const answer = await fetch(url, { headers });
          expect([200, 404], url).toContain(answer.status);
        }
        expect(mock.requests).toHaveLength(ECONOMIC.length);
        expect(looked).toEqual([]);
      } finally {
        server.close();
      }
    });
  }

  it("with listen() no host at all is reached, and the reason is printed", async () => {
    const mock = createEconomicMock();
    mock.listen();
    try {
      expect((await fetch("https://restapi.e-conomic.com/self", { headers })).status).toBe(200);
      for (const url of ["https://example.test/", "http://other.test:81/x"]) {
        await expect(fetch(url)).rejects.toThrow(TypeError);
        expect(console.error).toHaveBeenCalledWith(expect.stringContaining(`GET ${url} was refused`));
      }
      expect(looked).toEqual([]);
      expect(() => mock.listen()).toThrow("close() it first");
    } finally {
      mock.close();
    }
    await expect(fetch("https://example.test/")).rejects.toThrow();
    expect(looked).toEqual(["example.test"]);
  });

  it("lets through what it is told to", async () => {
    vi.restoreAllMocks();
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const own = createServer((_, response) => response.end("own")).listen(0, "127.0.0.1");
    await once(own, "listening");
    const url = `http://127.0.0.1:${(own.address() as AddressInfo).port}/x`;
    const mock = createEconomicMock();
    mock.listen({ allow: ["http://127.0.0.1:"] });
    try {
      expect(await (await fetch(url)).text()).toBe("own");
      await expect(fetch("https://example.test/")).rejects.toThrow(TypeError);
      expect(printed).toHaveBeenCalledWith(expect.stringContaining("https://example.test/ was refused"));
    } finally {
      mock.close();
      own.close();
    }
  });

  it("a dropped connection is a network error to the caller", async () => {
    const mock = createEconomicMock();
    mock.listen();
    try {
      mock.faults.add({ effect: { drop: "before" } });
      await expect(fetch("https://restapi.e-conomic.com/self", { headers })).rejects.toThrow(TypeError);
      mock.faults.add({ effect: { garble: "truncated" } });
      await expect((await fetch("https://restapi.e-conomic.com/self", { headers })).json()).rejects.toThrow();
    } finally {
      mock.close();
    }
  });

  it("a bug of the mocks is 418 with its reason, never a 500", async () => {
    const mock = createEconomicMock(
      {},
      {
        domains: [
          {
            name: "broken",
            operations: {
              "rest GET /self": () => {
                throw new RangeError("oops");
              },
            },
          },
        ],
      },
    );
    mock.listen();
    try {
      const answer = await fetch("https://restapi.e-conomic.com/self", { headers });
      expect([answer.status, answer.headers.get("x-mock-error")]).toEqual([418, "MockBug"]);
      expect((await answer.json()).message).toContain("oops");
    } finally {
      mock.close();
    }
  });
});
