import { expect, test } from "vitest";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const figure = (changes: object = {}) => ({
  accountNumber: 1010,
  fromDate: "2026-01-01T00:00:00Z",
  toDate: "2026-03-31T00:00:00Z",
  amountDefaultCurrency: -150_000,
  text: "Første kvartal",
  ...changes,
});

const call = (mock: TestMock, method: string, path = "", body?: object) =>
  mock.apis("budgetsapi", method, `/budget-figures${path}`, body);

test("O-50: budget figures are created, read, changed by number and deleted", async () => {
  const mock = testMock();
  const made = await call(mock, "POST", "", figure());
  expect(made.status).toBe(201);
  expect(made.body).toEqual({ number: 1 });
  const read = (await call(mock, "GET", "/1")).body;
  expect(read).toEqual({ number: 1, ...figure(), objectVersion: read.objectVersion });
  expect((await call(mock, "PUT", "", { ...read, amountDefaultCurrency: -175_000 })).status).toBe(204);
  expect((await call(mock, "PUT", "", read)).status).toBe(409);
  const found = await call(mock, "GET", "?filter=amountDefaultCurrency$lt:-160000$and:toDate$lte:2026-03-31");
  expect(found.body.items).toHaveLength(1);
  expect((await call(mock, "DELETE", "/1")).status).toBe(204);
  expect((await call(mock, "GET", "/count")).body).toBe(0);
});

test("budget figures need an existing account and a start before their end", async () => {
  const mock = testMock();
  expect((await call(mock, "POST", "", figure({ accountNumber: 99 }))).body.errorCode).toBe(
    "AccountNotFound",
  );
  expect((await call(mock, "POST", "", figure({ toDate: "2025-12-31" }))).body.errorCode).toBe(
    "ToDateBeforeFromDate",
  );
});

test("an account with a budget cannot be deleted", async () => {
  const mock = testMock();
  await call(mock, "POST", "", figure({ accountNumber: 2740 }));
  expect((await mock.apis("accountsapi", "DELETE", "/Accounts/2740")).body.errorCode).toBe("AccountInUse");
});
