import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

describe("who is calling", () => {
  test("S-01: any non-blank pair of tokens, the same on both hosts", async () => {
    const mock = testMock();
    expect((await mock.rest("GET", "/self")).status).toBe(200);
    expect((await mock.apis("customersapi", "GET", "/Customers")).status).toBe(200);
    for (const options of [{ secret: " " }, { token: "" }]) {
      const rest = await mock.rest("GET", "/self", undefined, options);
      expect(rest.status).toBe(401);
      expect(rest.body).toMatchObject({ httpStatusCode: 401, logId: rest.headers.get("x-requestid") });
      const service = await mock.apis("customersapi", "GET", "/Customers", undefined, options);
      expect(service.body).toMatchObject({ status: 401, traceId: service.headers.get("x-requestid") });
    }
  });

  test("X-5: a list accepts only its pairs, and a mixed one answers E02250", async () => {
    const tokens = [
      { appSecretToken: "s1", agreementGrantToken: "g1" },
      { appSecretToken: "s2", agreementGrantToken: "g2" },
    ];
    const mock = testMock({ tokens });
    const call = (secret: string, token: string) => mock.rest("GET", "/self", undefined, { secret, token });
    expect((await call("s1", "g1")).status).toBe(200);
    expect((await call("s1", "g2")).body).toMatchObject({ httpStatusCode: 401, errorCode: "E02250" });
    expect((await call("s1", "other")).body.errorCode).toBeUndefined();
  });

  test("X-4: demo tokens read, cannot write, and ?demo=true stays in the links", async () => {
    const mock = testMock();
    const demo = { token: "demo", secret: "demo" };
    expect((await mock.rest("GET", "/customers", undefined, demo)).body.pagination.results).toBe(12);
    expect((await mock.rest("POST", "/units", { name: "x" }, demo)).status).toBe(403);
    const answer = await mock.fetch("https://restapi.e-conomic.com/customers/1?demo=true");
    expect((await answer.json()).self).toBe("https://restapi.e-conomic.com/customers/1?demo=true");
    const strict = testMock({ rulings: { demoWriteStatus: 405 } });
    expect((await strict.rest("POST", "/units", { name: "x" }, demo)).status).toBe(405);
  });
});

describe("the price of calls", () => {
  test("S-02, S-03, X-7, X-8: both hosts and their refusals use one bucket", async () => {
    const mock = testMock();
    const rate = (answer: { headers: Headers }) => [
      answer.headers.get("x-callcost"),
      answer.headers.get("x-ratelimiting"),
    ];
    expect(rate(await mock.rest("GET", "/self"))).toEqual(["3", "token-limit-10000-per-60-seconds: 3/10000"]);
    const refused = await mock.apis("customersapi", "GET", "/Customers/paged?pageSize=101");
    expect([refused.status, ...rate(refused)]).toEqual([
      400,
      "3",
      "token-limit-10000-per-60-seconds: 6/10000",
    ]);
  });

  test("answers 429 from a full bucket until the window ends", async () => {
    const mock = testMock({ rateLimit: { limit: 6 } });
    await mock.rest("GET", "/self");
    await mock.rest("GET", "/self");
    const refused = await mock.rest("GET", "/self");
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(50);
    expect(refused.headers.get("x-ratelimiting")).toBe("token-limit-6-per-60-seconds: 6/6");
    mock.clock.advance("60s");
    expect((await mock.rest("GET", "/self")).status).toBe(200);
  });

  test("R-08: has no rate headers without a limit, or if they are switched off", async () => {
    for (const mock of [testMock({ rateLimit: false }), testMock({ rulings: { rateHeaders: false } })]) {
      expect((await mock.rest("GET", "/self")).headers.get("x-callcost")).toBeNull();
    }
  });

  test("S-13: other callers use the demo bucket too", async () => {
    const answer = await testMock().rest("GET", "/self", undefined, { token: "demo", secret: "demo" });
    expect(answer.headers.get("x-ratelimiting")).toBe("token-limit-10000-per-60-seconds: 61/10000");
  });
});

describe("roles and modules", () => {
  test("O-25: a missing module answers the recorded 403", async () => {
    const mock = testMock({ modules: [] });
    const answer = await mock.apis("projectsapi", "GET", "/Projects");
    expect(answer.body).toMatchObject({
      status: 403,
      errorCode: "AccessDeniedAgreementMissingModules",
      title: "Missing modules: Project",
    });
    expect((await mock.apis("projectsapi", "GET", "/Employees")).status).toBe(200);
  });

  test("X-2, X-3: roles limit the entities, on both surfaces", async () => {
    const mock = testMock({ role: "Sales" });
    expect((await mock.rest("GET", "/customers")).status).toBe(200);
    expect((await mock.rest("GET", "/journals")).status).toBe(403);
    expect((await mock.apis("webhooksapi", "GET", "/webhooks")).status).toBe(403);
    expect((await mock.apis("webhooksapi", "GET", "/EventTypes")).status).toBe(200);
    mock.agreement().change({ role: "SuperUser" });
    expect((await mock.rest("GET", "/journals")).status).toBe(200);
  });
});

describe("a request without an operation", () => {
  test("answers the servers' 404 or 405, in the shape of the host", async () => {
    const mock = testMock();
    const nothing = await mock.rest("GET", "/nothing");
    expect(nothing.body.httpStatusCode).toBe(404);
    expect(nothing.body).not.toHaveProperty("errorCode");
    expect((await mock.apis("customersapi", "GET", "/nothing")).body).toMatchObject({
      status: 404,
      errorCode: "ResourceNotFound",
      title: "Resource not found.",
    });
    const wrong = await mock.apis("customersapi", "PUT", "/Contacts/1", {});
    expect([wrong.status, wrong.headers.get("allow")]).toEqual([405, "GET, DELETE"]);
  });
});

describe("bodies", () => {
  test("L-32: another content type answers 415, and invalid JSON 400", async () => {
    const mock = testMock();
    const form = { headers: { "content-type": "application/x-www-form-urlencoded" } };
    expect((await mock.rest("POST", "/units", "name=x", form)).status).toBe(415);
    expect((await mock.rest("POST", "/units")).status).toBe(415);
    expect((await mock.rest("POST", "/units", "{")).status).toBe(400);
    expect((await mock.apis("customersapi", "POST", "/Contacts", "{")).body).toMatchObject({ status: 400 });
  });

  test("L-14, L-15: null and 0 are refused if the schema has neither", async () => {
    const mock = testMock();
    const answer = await mock.rest("POST", "/units", { name: null });
    expect(answer.body).toMatchObject({ errorCode: "E04300", errorCount: 1 });
    expect(answer.text).toContain("Expected String but got Null");
  });
});
