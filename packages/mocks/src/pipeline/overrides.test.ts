import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

const customerPath = "/customers/{customerNumber}";

describe("an override", () => {
  test("answers one operation, on REST and on a service, and only that", async () => {
    const mock = testMock({ seed: "company" });
    const onRest = mock.override("GET", customerPath, (_request, { customerNumber }) => ({
      customerNumber,
      name: "Mine",
    }));
    mock.override(
      "get",
      "/customersapi/v3.1.0/Customers/{number}",
      () => new Response("no", { status: 503 }),
    );
    expect((await mock.rest("GET", "/customers/1")).body).toEqual({ customerNumber: "1", name: "Mine" });
    expect((await mock.apis("customersapi", "GET", "/Customers/1")).status).toBe(503);
    expect((await mock.rest("GET", "/customers")).body.collection).not.toHaveLength(0);
    expect([onRest.hits, mock.requests.map(({ status }) => status)]).toEqual([1, [200, 503, 200]]);
  });

  test("gets the request, which is logged with its body and needs no tokens", async () => {
    const mock = testMock();
    const seen: unknown[] = [];
    mock.override("POST", "/customers", async (request) => {
      seen.push(await request.json());
      return Response.json({ customerNumber: 7 }, { status: 201 });
    });
    const body = { name: "Ny" };
    const answer = await mock.rest("POST", "/customers", body, { token: "", secret: "" });
    expect([answer.status, answer.body]).toEqual([201, { customerNumber: 7 }]);
    expect([seen, mock.requests[0]?.body]).toEqual([[body], body]);
  });

  test("that returns undefined leaves the request to the earlier one or the mock", async () => {
    const mock = testMock({ seed: "company" });
    mock.override("GET", "/self", () => ({ agreementNumber: 1 }));
    const latest = mock.override("GET", "/self", () => undefined);
    expect((await mock.rest("GET", "/self")).body).toEqual({ agreementNumber: 1 });
    expect(latest.hits).toBe(0);
    mock.override("POST", "/customers", () => undefined);
    expect((await mock.rest("POST", "/customers", { name: "Ny" })).status).toBe(400);
  });

  test("ends with remove() and with reset()", async () => {
    const mock = testMock();
    const { remove } = mock.override("GET", "/self", () => ({ mine: 1 }));
    mock.override("GET", "/self", () => ({ mine: 2 })).remove();
    const mine = async () => (await mock.rest("GET", "/self")).body.mine;
    expect(await mine()).toBe(1);
    remove();
    remove();
    expect(await mine()).toBeUndefined();
    mock.override("GET", "/self", () => ({ mine: 3 }));
    mock.reset();
    expect(await mine()).toBeUndefined();
  });

  test("comes after faults", async () => {
    const mock = testMock();
    mock.override("GET", "/self", () => ({ mine: true }));
    mock.faults.add({ effect: { status: 503 } });
    expect((await mock.rest("GET", "/self")).status).toBe(503);
    expect((await mock.rest("GET", "/self")).body).toEqual({ mine: true });
  });

  test("that throws is an error of the mock, with the reason", async () => {
    const mock = testMock();
    mock.override("GET", "/self", () => {
      throw new RangeError("oops");
    });
    await expect(mock.rest("GET", "/self")).rejects.toMatchObject({
      name: "StrictMockError",
      cause: new RangeError("oops"),
    });
  });

  test.each([
    ["GET", "/custmers/{customerNumber}", "did you mean GET /customers/{customerNumber}?"],
    ["GET", "/customers/1", "the path as published"],
    ["GET", "/Customers/{number}", "GET /Customers/{number}"],
    ["FETCH", "/self", 'no method "FETCH" (choose one of GET, POST, PUT, PATCH, DELETE)'],
  ])("of %s %s is refused, because the operation does not exist", (method, path, words) => {
    const add = () => testMock().override(method, path, () => ({}));
    expect(add).toThrow(RangeError);
    expect(add).toThrow(words);
  });
});
