import { describe, expect, test, vi } from "vitest";
import { MockBug, StrictMockError } from "../errors/mock-error.ts";
import { createMock } from "../mock/mock.ts";
import { testMock } from "../testing/test-mock.ts";
import type { FaultEffect } from "./fault-rule.ts";

const unit = { name: "kasse" };

describe("an answer with a fault's own status", () => {
  test("429 with and without Retry-After, for as many requests as asked", async () => {
    const mock = testMock();
    mock.faults.add({ path: "/units", times: 2, effect: { status: 429, retryAfter: 7 } });
    const first = await mock.rest("GET", "/units");
    expect([first.status, first.headers.get("retry-after")]).toEqual([429, "7"]);
    expect((await mock.rest("GET", "/self")).status).toBe(200);
    expect((await mock.rest("GET", "/units")).status).toBe(429);
    expect((await mock.rest("GET", "/units")).status).toBe(200);
    mock.faults.add({ effect: { status: 429 } });
    expect((await mock.rest("GET", "/units")).headers.get("retry-after")).toBeNull();
  });

  test("5xx in the surface's shape, before or after the request is carried out", async () => {
    const mock = testMock();
    mock.faults.add({ method: "post", effect: { status: 503 } });
    expect((await mock.rest("POST", "/units", unit)).body).toMatchObject({ httpStatusCode: 503 });
    mock.faults.add({ method: "POST", effect: { status: 500, acts: true } });
    const lost = await mock.rest("POST", "/units", unit, { key: "k" });
    expect(lost.status).toBe(500);
    const again = await mock.rest("POST", "/units", unit, { key: "k" });
    expect([again.status, again.headers.get("x-resultfromcache")]).toEqual([201, "true"]);
    expect((await mock.rest("GET", "/units")).body.pagination.results).toBe(3);
  });

  test.each([200, 204, 302, 408, 425, 503, 520, 530])(
    "%i, with any text and type or none",
    async (status) => {
      const mock = testMock();
      const page = { body: "<p>æ</p>", contentType: "text/html; charset=iso-8859-1" };
      const effects: FaultEffect[] = [{ ...page }, { ...page, contentType: "" }, { body: "x" }].map(
        (effect) => ({
          status,
          ...effect,
        }),
      );
      mock.faults.add({ effect: effects });
      const shown = [];
      for (const _ of effects) {
        const answer = await mock.rest("GET", "/self");
        shown.push([answer.status, answer.headers.get("content-type"), answer.text === "" ? "none" : "text"]);
      }
      const content = status === 204 ? "none" : "text";
      expect(shown).toEqual([
        [status, page.contentType, content],
        [status, null, content],
        [status, "text/plain", content],
      ]);
    },
  );

  test.each([
    ["an object", { message: "Lukket", nested: [1] }, undefined, "application/json"],
    ["an array", [1, 2], undefined, "application/json"],
    ["an object of another type", { title: "x" }, "application/problem+json", "application/problem+json"],
  ])("with %s as JSON", async (_, body, contentType, sent) => {
    const mock = testMock();
    mock.faults.add({ effect: { status: 503, body, ...(contentType === undefined ? {} : { contentType }) } });
    const answer = await mock.rest("GET", "/self");
    expect([answer.status, answer.body]).toEqual([503, body]);
    expect(answer.headers.get("content-type")).toBe(sent);
  });

  test("sets headers on it, and removes those that every answer has", async () => {
    const mock = testMock();
    const headers = { Location: "https://evil.test/", "X-RequestId": undefined };
    mock.faults.add({ effect: { status: 302, headers } });
    const answer = await mock.rest("GET", "/self");
    expect([answer.headers.get("location"), answer.headers.get("x-requestid")]).toEqual([
      "https://evil.test/",
      null,
    ]);
  });

  test.each(["none", "4xx", "all"] as const)(
    "is replayed if it is kept, with cacheFailures %s",
    async (cacheFailures) => {
      const mock = testMock({ cacheFailures });
      mock.faults.add({ effect: { status: 500, keep: true, headers: { "retry-after": "soon" } } });
      await mock.rest("POST", "/units", unit, { key: "k" });
      const again = await mock.rest("POST", "/units", unit, { key: "k" });
      expect([
        again.status,
        again.headers.get("x-resultfromcache"),
        again.headers.get("retry-after"),
      ]).toEqual([500, "true", "soon"]);
      expect((await mock.rest("GET", "/units")).body.pagination.results).toBe(2);
      expect((await mock.rest("POST", "/units", unit, { key: "other" })).status).toBe(201);
    },
  );

  test("may be kept although the request was carried out: its key replays it", async () => {
    const mock = testMock();
    mock.faults.add({ effect: { status: 500, acts: true, keep: true } });
    const statuses = [];
    for (let attempt = 0; attempt < 2; attempt += 1)
      statuses.push((await mock.rest("POST", "/units", unit, { key: "k" })).status);
    expect(statuses).toEqual([500, 500]);
    expect((await mock.rest("GET", "/units")).body.pagination.results).toBe(3);
  });

  test("is logged with the request's body, carried out or not", async () => {
    const mock = testMock();
    mock.faults.add({ effect: [{ status: 503 }, { status: 503, acts: true }] });
    await mock.rest("POST", "/units", unit);
    await mock.rest("POST", "/units", unit);
    expect(mock.requests).toMatchObject([
      { status: 503, body: unit },
      { status: 503, body: unit },
    ]);
  });
});

describe("the real answer, changed", () => {
  test("has headers set or removed", async () => {
    const mock = testMock();
    const headers = { "X-RateLimiting": "nonsense", "x-callcost": undefined, "Content-Type": undefined };
    mock.faults.add({ effect: { headers } });
    const answer = await mock.rest("POST", "/units", unit);
    expect([answer.status, answer.body.name]).toEqual([201, "kasse"]);
    expect(["x-ratelimiting", "x-callcost", "content-type"].map((name) => answer.headers.get(name))).toEqual([
      "nonsense",
      null,
      null,
    ]);
  });

  test("has a truncated, HTML or empty body", async () => {
    const mock = testMock();
    for (const garble of ["truncated", "html", "empty"] as const)
      mock.faults.add({ path: /units$/g, effect: { garble } });
    const [truncated, html, empty] = [
      await mock.rest("GET", "/units"),
      await mock.rest("GET", "/units"),
      await mock.rest("GET", "/units"),
    ];
    expect(truncated.body).toBeUndefined();
    expect(truncated.text).toMatch(/^\{"collection"/);
    expect(html.headers.get("content-type")).toBe("text/html");
    expect([empty.status, empty.text]).toEqual([200, ""]);
  });

  test("has rewritten JSON, after the request was carried out", async () => {
    const mock = testMock();
    mock.faults.add({
      method: "POST",
      effect: { rewrite: (answer) => ({ ...answer, name: undefined, more: "æ" }) },
    });
    const { status, body } = await mock.rest("POST", "/units", unit);
    expect([status, body]).toEqual([
      201,
      { unitNumber: 3, products: expect.any(String), self: expect.any(String), more: "æ" },
    ]);
    expect((await mock.rest("GET", "/units/3")).body.name).toBe("kasse");
  });

  test("throws if the answer has no JSON, or the rewriting returns none", async () => {
    const mock = testMock();
    const effect = { rewrite: () => undefined };
    mock.faults.add({ effect });
    await expect(mock.rest("DELETE", "/units/1")).rejects.toThrow(
      "DELETE /units/1, whose answer is not JSON",
    );
    mock.faults.add({ effect });
    await expect(mock.rest("GET", "/units")).rejects.toThrow(StrictMockError);
  });
});

describe("the requests that a fault hits", () => {
  test("are skipped and counted, until it is removed", async () => {
    const mock = testMock();
    const fault = mock.faults.add({ skip: 1, times: Number.POSITIVE_INFINITY, effect: { status: 502 } });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await mock.rest("GET", "/self")).status);
    expect([statuses, fault.hits]).toEqual([[200, 502, 502], 2]);
    fault.remove();
    expect((await mock.rest("GET", "/self")).status).toBe(200);
  });

  test.each([
    [undefined, [503, 200, 429, 200, 200]],
    [4, [503, 200, 429, 429, 200]],
    [1, [503, 200, 200, 200, 200]],
  ])(
    "get a list of effects, times %s, one after the other; the last is repeated",
    async (times, expected) => {
      const mock = testMock();
      const effect = [{ status: 503 }, { latency: 0 }, { status: 429 }];
      mock.faults.add({ effect, ...(times === undefined ? {} : { times }) });
      const statuses = [];
      for (const _ of expected) statuses.push((await mock.rest("GET", "/self")).status);
      expect(statuses).toEqual(expected);
    },
  );

  test("get the latency in addition to other effects", async () => {
    const mock = testMock();
    mock.faults.add({ effect: { latency: 30 } });
    mock.faults.add({ effect: { status: 500 } });
    const start = performance.now();
    expect((await mock.rest("GET", "/self")).status).toBe(500);
    expect(performance.now() - start).toBeGreaterThan(25);
  });
});

describe("a bug of the mocks", () => {
  const broken = () =>
    createMock(
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
  const headers = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };

  test("is thrown by fetch unchanged", async () => {
    await expect(broken().fetch("https://restapi.e-conomic.com/self", { headers })).rejects.toThrow("oops");
  });

  test("is never a server's 500", async () => {
    const { bugResponse } = await import("./bug-response.ts");
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = bugResponse(new RangeError("oops"));
    expect([answer.status, answer.headers.get("x-mock-error")]).toEqual([418, "MockBug"]);
    expect((await answer.json()).message).toContain("Bug of the mocks: RangeError: oops");
    expect(printed).toHaveBeenCalledWith(expect.any(MockBug));
  });
});

describe("faults that no request has hit", () => {
  test("are in `unused` until a request matches", async () => {
    const mock = testMock();
    const meant = mock.faults.add({ path: "/units", effect: { status: 503 } });
    mock.faults.add({ path: "/unitz", effect: { status: 503 } });
    expect(mock.faults.unused).toHaveLength(2);
    await mock.rest("GET", "/units");
    expect(meant.hits).toBe(1);
    expect(mock.faults.unused.map(({ rule }) => rule.path)).toEqual(["/unitz"]);
    mock.faults.unused[0]?.remove();
    expect(mock.faults.unused).toEqual([]);
  });
});

describe("the reason of a refusal by the mock itself", () => {
  test("is once in the answer's headline, where clients of both surfaces read it", async () => {
    const { bugResponse } = await import("./bug-response.ts");
    const answer = await bugResponse(new StrictMockError("too vague")).json();
    expect([answer.message, answer.title]).toEqual([answer.message, answer.message]);
    expect(answer).not.toHaveProperty("detail");
    expect(answer).not.toHaveProperty("developerHint");
  });
});
