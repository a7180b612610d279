import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

describe("headers", () => {
  test("S-04: X-RequestId is on every answer, unique, and equals logId and traceId", async () => {
    const mock = testMock();
    const rest = await mock.rest("GET", "/customers/9");
    const service = await mock.apis("customersapi", "GET", "/Customers/9");
    expect(rest.headers.get("x-requestid")).toMatch(/^[0-9a-f]{16}-[A-Z]{3}$/);
    expect(rest.body.logId).toBe(rest.headers.get("x-requestid"));
    expect(service.body.traceId).toBe(service.headers.get("x-requestid"));
    for (let count = 0; count < 300; count += 1) await mock.rest("GET", "/nothing");
    expect(new Set(mock.requests.map((request) => request.requestId)).size).toBe(302);
  });

  test("O-06: problem+json on the services, plain JSON on REST", async () => {
    const mock = testMock();
    const type = async (answer: Promise<{ headers: Headers }>) => (await answer).headers.get("content-type");
    expect(await type(mock.rest("GET", "/customers/9"))).toBe("application/json; charset=utf-8");
    expect(await type(mock.apis("customersapi", "GET", "/Customers/9"))).toBe(
      "application/problem+json; charset=utf-8",
    );
    expect(await type(mock.rest("GET", "/customers"))).toBe("application/json; charset=utf-8");
  });
});
