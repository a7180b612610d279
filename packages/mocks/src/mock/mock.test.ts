import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";
import { createMock } from "./mock.ts";

const unit = { name: "kasse" };

describe("a mock", () => {
  test("keeps agreements apart by grant token", async () => {
    const mock = testMock();
    await mock.rest("POST", "/units", unit, { token: "a" });
    const [a, b] = [
      await mock.rest("GET", "/units", undefined, { token: "a" }),
      await mock.rest("GET", "/units", undefined, { token: "b" }),
    ];
    expect(a.body.pagination.results).toBe(b.body.pagination.results + 1);
  });

  test("gives the agreement that a test has filled to the first caller", async () => {
    const mock = testMock();
    mock.agreement().customers.add({ name: "Skovhuset" });
    const answer = await mock.rest("GET", "/customers/1", undefined, { token: "whatever" });
    expect(answer.body.name).toBe("Skovhuset");
    expect(mock.agreement("whatever").customers.all()).toHaveLength(1);
    await mock.rest("GET", "/self", undefined, { token: "another" });
    expect(() => mock.agreement()).toThrow('name one by its grant token, "whatever" or "another"');
  });

  test("returns to the seed, with its log, clock and numbers", async () => {
    const mock = testMock({ seed: "company" });
    await mock.rest("DELETE", "/customers/5");
    mock.clock.advance("1d");
    mock.reset();
    expect(mock.requests).toHaveLength(0);
    expect(mock.clock.now()).toBe(Date.parse("2026-08-14T10:00:00Z"));
    expect((await mock.rest("GET", "/customers/5")).status).toBe(200);
  });

  test("keeps a handle from before a reset usable", async () => {
    const mock = testMock();
    const { customers } = mock.agreement();
    customers.add();
    mock.reset();
    expect(customers.all()).toEqual([]);
    customers.add({ name: "Ny" });
    expect((await mock.rest("GET", "/customers/1")).body.name).toBe("Ny");
  });

  test("restores a snapshot, any number of times", async () => {
    const mock = testMock({ seed: "company" });
    await mock.rest("GET", "/self");
    const snapshot = mock.snapshot();
    for (let round = 0; round < 2; round += 1) {
      expect((await mock.rest("POST", "/units", unit)).body.unitNumber).toBe(3);
      mock.restore(snapshot);
    }
    expect((await mock.rest("GET", "/units/3")).status).toBe(404);
  });

  test("answers the same to the same requests", async () => {
    const run = async () => {
      const mock = testMock({ seed: "company" });
      const answers = [
        await mock.rest("POST", "/units", unit),
        await mock.apis("customersapi", "GET", "/Customers"),
        await mock.rest("GET", "/invoices/totals"),
      ];
      return answers.map((answer) => [answer.text, answer.headers.get("x-requestid")]);
    };
    expect(await run()).toEqual(await run());
  });

  test("logs each request with its body and operation", async () => {
    const mock = testMock();
    await mock.rest("POST", "/units?x=1", unit, { key: "k1" });
    expect(mock.requests).toMatchObject([
      {
        method: "POST",
        path: "/units",
        document: "rest",
        query: { x: "1" },
        body: unit,
        status: 201,
        replayed: false,
        headers: { "idempotency-key": "k1" },
      },
    ]);
  });

  test("writes links with the base URL of the request", async () => {
    const mock = createMock();
    const headers = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
    const answer = await mock.fetch("http://127.0.0.1:4010/restapi.e-conomic.com/vat-zones/1", { headers });
    expect((await answer.json()).self).toBe("http://127.0.0.1:4010/restapi.e-conomic.com/vat-zones/1");
  });

  test("refuses an option that does not exist", () => {
    expect(() => createMock({ sed: "company" } as never)).toThrow('no option "sed" (did you mean "seed"?)');
    expect(() => createMock({ seed: "big" } as never)).toThrow(
      'seed cannot be "big" (choose "empty" or "company")',
    );
    expect(() => createMock({ rulings: { rate: true } } as never)).toThrow('no ruling "rate"');
  });

  test("does not answer for other hosts", async () => {
    await expect(createMock().fetch("https://example.test/")).rejects.toThrow("not a host of e-conomic");
  });
});
