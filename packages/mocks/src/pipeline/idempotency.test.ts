import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";

const unit = { name: "kasse" };
const key = { key: "one" };

describe("Idempotency-Key", () => {
  test("L-13, S-07: the same POST twice makes one record, and the second is a replay", async () => {
    const mock = testMock();
    const first = await mock.rest("POST", "/units", unit, key);
    const second = await mock.rest("POST", "/units", unit, key);
    expect([second.status, second.text]).toEqual([201, first.text]);
    expect([first, second].map((answer) => answer.headers.get("x-resultfromcache"))).toEqual([null, "true"]);
    expect(second.headers.get("location")).toBe(first.headers.get("location"));
    expect(mock.agreement("grant").settings.readOnly).toBe(false);
    expect((await mock.rest("GET", "/units")).body.pagination.results).toBe(3);
    expect(mock.requests.map((request) => request.replayed)).toEqual([false, true, false]);
  });

  test("L-11, L-12, S-08: a second DELETE is 404 without the key and 204 with it", async () => {
    const mock = testMock();
    await mock.rest("DELETE", "/units/2", undefined, key);
    const replay = await mock.rest("DELETE", "/units/2", undefined, key);
    expect([replay.status, replay.headers.get("x-resultfromcache")]).toEqual([204, "true"]);
    expect((await mock.rest("DELETE", "/units/2")).body).toMatchObject({
      httpStatusCode: 404,
      errorCode: "E06000",
    });
  });

  test("X-18: another URL or body under the key answers 400", async () => {
    const mock = testMock();
    await mock.rest("POST", "/units", unit, key);
    expect((await mock.rest("POST", "/units", { name: "other" }, key)).body).toMatchObject({
      httpStatusCode: 400,
      errorCode: "PayloadChanged",
    });
    expect((await mock.rest("POST", "/units?a=1", unit, key)).body).toMatchObject({
      errorCode: "URLChanged",
    });
    const contact = {
      eventType: "INVOICE_BOOKED",
      name: "x",
      url: "https://a.test",
      contentType: "text/plain",
    };
    expect((await mock.apis("webhooksapi", "POST", "/webhooks", contact, key)).body).toMatchObject({
      status: 400,
      errorCode: "URLChanged",
    });
  });

  test("X-17: is still replayed at 54 minutes, and carried out again after an hour", async () => {
    const mock = testMock();
    await mock.rest("POST", "/units", unit, key);
    mock.clock.advance("54m");
    expect((await mock.rest("POST", "/units", unit, key)).body.unitNumber).toBe(3);
    mock.clock.advance("6m");
    expect((await mock.rest("POST", "/units", unit, key)).body.unitNumber).toBe(4);
  });

  test("belongs to one agreement", async () => {
    const mock = testMock();
    await mock.rest("POST", "/units", unit, { ...key, token: "a" });
    const other = await mock.rest("POST", "/units", unit, { ...key, token: "b" });
    expect(other.headers.get("x-resultfromcache")).toBeNull();
  });

  test("G-4: failures are kept if the option says so", async () => {
    for (const [cacheFailures, status] of [
      ["none", 201],
      ["4xx", 400],
      ["all", 400],
    ] as const) {
      const mock = testMock({ cacheFailures });
      const groups = { customerGroupNumber: 9, name: "x", account: { accountNumber: 5600 } };
      mock
        .agreement()
        .records({ name: "accounts", key: ["accountNumber"] })
        .remove(5600);
      expect((await mock.rest("POST", "/customer-groups", groups, key)).status).toBe(400);
      const fixed = { accountNumber: 5600, name: "Debitorer", accountType: "status", debitCredit: "debit" };
      mock
        .agreement()
        .records({ name: "accounts", key: ["accountNumber"] })
        .add(fixed);
      expect((await mock.rest("POST", "/customer-groups", groups, key)).status, cacheFailures).toBe(status);
    }
  });

  test("a second request during the first one waits, conflicts or runs", async () => {
    const twice = async (whileInFlight: "wait" | "conflict" | "execute") => {
      const mock = testMock({ whileInFlight, latency: 10 });
      const answers = await Promise.all([1, 2].map(() => mock.rest("POST", "/units", unit, key)));
      const records = (await mock.rest("GET", "/units")).body.pagination.results;
      return [answers.map((answer) => answer.status), records];
    };
    expect(await twice("wait")).toEqual([[201, 201], 3]);
    expect(await twice("conflict")).toEqual([[201, 409], 3]);
    expect(await twice("execute")).toEqual([[201, 201], 4]);
  });

  test("R-09, S-07: a ruling limits keys to POST and DELETE", async () => {
    const mock = testMock({ rulings: { idempotentMethods: "post-and-delete" } });
    await mock.rest("PUT", "/units/1", unit, key);
    const again = await mock.rest("PUT", "/units/1", { name: "other" }, key);
    expect(again.status).toBe(200);
  });
});
