import { describe, expect, test } from "vitest";
import { mockWith } from "../../test/mock-client.ts";
import { callsOf } from "../../test/requests.ts";
import { AuthenticationError } from "../index.ts";
import { connection } from "./connection.ts";

test("X-1: returns who the client is and what it may do, with one request", async () => {
  const { mock, economic } = mockWith({ role: "Sales", modules: ["Project", "Dimension"] });
  const connected = await connection(economic);
  expect(callsOf(mock)).toEqual(["GET /self"]);
  expect(connected).toEqual({
    ...(await economic.rest.get("/self")),
    roles: ["Sales"],
    modules: ["Project", "Dimension"],
  });
  expect(connected).toMatchObject({
    agreementNumber: 900_001,
    user: { name: "API-bruger" },
    application: { appNumber: 1, name: "Testapp" },
    company: { name: "Testfirma ApS" },
    settings: { baseCurrency: "DKK" },
  });
});

test("properties that the server leaves out are absent or empty", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ path: "/self", effect: { rewrite: ({ userName }) => ({ userName }) } });
  expect(await connection(economic)).toEqual({
    userName: "API",
    roles: [],
    modules: [],
  });
});

describe("a bad pair of tokens", () => {
  const tokens = ["first", "second"].map((name) => ({
    appSecretToken: `${name}-app-secret`,
    agreementGrantToken: `${name}-grant-token`,
  }));
  const appSecretToken = "first-app-secret";

  test.each([
    ["X-5: 401 for a grant that was revoked", "a-revoked-grant", 401, undefined],
    ["G-8: E02250 as 401", "second-grant-token", 401, "E02250"],
    ["G-8: E02250 as 403", "second-grant-token", 403, "E02250"],
  ] as const)("%s", async (_, agreementGrantToken, status, code) => {
    const { client } = mockWith({ tokens, rulings: { mismatchStatus: status } });
    const economic = client({ appSecretToken, agreementGrantToken });
    const error = await connection(economic).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({ status, path: "/self" });
    expect((error as AuthenticationError).code).toBe(code);
  });

  test("a pair of tokens that fits has no complaint", async () => {
    const { client } = mockWith({ tokens });
    const economic = client({ appSecretToken, agreementGrantToken: "first-grant-token" });
    expect(await connection(economic)).toMatchObject({ company: { name: expect.any(String) } });
  });

  test("another error is passed on as it is", async () => {
    const { mock, economic } = mockWith();
    mock.faults.add({ path: "/self", effect: { status: 403 } });
    const error = await connection(economic).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ kind: "permission", status: 403 });
  });
});
