import { describe, expect, it, vi } from "vitest";
import { createMock } from "../mock.ts";
import { MockBug } from "../mock-error.ts";
import { testMock } from "../testing/test-mock.ts";

const unit = { name: "kasse" };

describe("faults on demand", () => {
  it("429 with and without Retry-After, for as many requests as asked", async () => {
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

  it("5xx in the surface's shape, before or after acting", async () => {
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

  it("a kept failure is replayed under its key", async () => {
    const mock = testMock({ cacheFailures: "all" });
    mock.faults.add({ effect: { status: 500, keep: true } });
    await mock.rest("POST", "/units", unit, { key: "k" });
    const again = await mock.rest("POST", "/units", unit, { key: "k" });
    expect([again.status, again.headers.get("x-resultfromcache")]).toEqual([500, "true"]);
  });

  it("a connection cut before acting leaves nothing behind, after acting everything", async () => {
    const mock = testMock();
    mock.faults.add({ method: "POST", effect: { drop: "before" } });
    await expect(mock.rest("POST", "/units", unit)).rejects.toThrow(TypeError);
    mock.faults.add({ method: "POST", effect: { drop: "after" } });
    await expect(mock.rest("POST", "/units", unit)).rejects.toThrow(TypeError);
    expect((await mock.rest("GET", "/units")).body.pagination.results).toBe(3);
    expect(mock.requests.map((request) => request.status)).toEqual([0, 0, 200]);
  });

  it("truncated, HTML and empty bodies", async () => {
    const mock = testMock();
    for (const garble of ["truncated", "html", "empty"] as const)
      mock.faults.add({ path: /units$/, effect: { garble } });
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

  it("skips, counts its hits and can be taken away", async () => {
    const mock = testMock();
    const fault = mock.faults.add({ skip: 1, times: Number.POSITIVE_INFINITY, effect: { status: 502 } });
    const statuses = [];
    for (let count = 0; count < 3; count += 1) statuses.push((await mock.rest("GET", "/self")).status);
    expect([statuses, fault.hits]).toEqual([[200, 502, 502], 2]);
    fault.remove();
    expect((await mock.rest("GET", "/self")).status).toBe(200);
  });

  it("latency adds to what else happens", async () => {
    const mock = testMock();
    mock.faults.add({ effect: { latency: 30 } });
    mock.faults.add({ effect: { status: 500 } });
    const start = performance.now();
    expect((await mock.rest("GET", "/self")).status).toBe(500);
    expect(performance.now() - start).toBeGreaterThan(25);
  });

  it("says what is wrong with a rule", () => {
    const { faults } = createMock();
    expect(() => faults.add({ effect: {} as never })).toThrow("one of status, latency, drop or garble");
    expect(() => faults.add({ times: 0, effect: { status: 500 } })).toThrow("times is 1 or more");
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

  it("is thrown by fetch as it is", async () => {
    await expect(broken().fetch("https://restapi.e-conomic.com/self", { headers })).rejects.toThrow("oops");
  });

  it("is never a server's 500", async () => {
    const { bugResponse } = await import("./bug-response.ts");
    const printed = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const answer = bugResponse(new RangeError("oops"));
    expect([answer.status, answer.headers.get("x-mock-error")]).toEqual([418, "MockBug"]);
    expect((await answer.json()).message).toContain("mock bug: RangeError: oops");
    expect(printed).toHaveBeenCalledWith(expect.any(MockBug));
  });
});
