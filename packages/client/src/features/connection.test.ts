import { describe, expect, test } from "vitest";
import { AuthenticationError } from "../index.ts";
import { clientOf, json, problem } from "../testing/routes.ts";
import { connection } from "./connection.ts";

const self = {
  agreementNumber: 123456,
  userName: "Ann",
  user: { name: "Ann Andersen" },
  company: { name: "Acme A/S" },
  application: { appNumber: 9, name: "Connector", requiredRoles: [{ roleNumber: 1, name: "SuperUser" }] },
  modules: [{ moduleNumber: 1, name: "Project" }, { moduleNumber: 2 }],
  settings: { baseCurrency: "DKK" },
};

test("§1.8: tells who the client is and what it may do, in one read", async () => {
  const { economic, calls } = clientOf({ "GET /self": json(self) });
  expect(await connection(economic)).toEqual({
    agreementNumber: 123456,
    companyName: "Acme A/S",
    userName: "Ann Andersen",
    app: { number: 9, name: "Connector" },
    roles: ["SuperUser"],
    modules: ["Project"],
    baseCurrency: "DKK",
    isDemo: false,
  });
  expect(calls()).toEqual(["GET /self"]);
});

test("what the server leaves out is absent or empty", async () => {
  const { economic } = clientOf({ "GET /self": json({ userName: "Ann" }) });
  expect(await connection(economic)).toMatchObject({
    agreementNumber: undefined,
    userName: "Ann",
    app: {},
    roles: [],
    modules: [],
  });
});

test("§1.11: says when it is the demo agreement", async () => {
  const demo = { appSecretToken: "demo", agreementGrantToken: "demo" };
  const { economic } = clientOf({ "GET /self": json(self) }, demo);
  expect((await connection(economic)).isDemo).toBe(true);
});

describe("a bad pair of tokens, in words", () => {
  test.each([
    ["§1.15: 401", json({ message: "Unauthorized" }, 401), /revoked/],
    ["§1.14: E02250 as 401", json({ message: "No", errorCode: "E02250" }, 401), /do not belong together/],
    ["§1.14: E02250 as 403", json({ message: "No", errorCode: "E02250" }, 403), /do not belong together/],
  ])("%s", async (_, answer, message) => {
    const { economic } = clientOf({ "GET /self": answer });
    const error = await connection(economic).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(AuthenticationError);
    expect(error).toMatchObject({
      message: expect.stringMatching(message),
      status: answer.status,
      path: "/self",
    });
    expect(error).toMatchObject({ cause: { kind: "authentication" } });
  });

  test("another error is passed on as it is", async () => {
    const { economic } = clientOf({ "GET /self": problem(403, "AccessDenied") });
    await expect(connection(economic)).rejects.toMatchObject({ kind: "permission", code: "AccessDenied" });
  });
});
