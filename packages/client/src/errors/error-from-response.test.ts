import type { FaultEffect } from "@org/visma-economic-mocks";
import { describe, expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { EconomicError, type ErrorKind, ServerError } from "../index.ts";

const path = "/customers/{customerNumber}";
const customer = { name: "x", currency: "DKK", customerGroupNumber: 1, paymentTermId: 1, zone: 1 };

/** Returns the error of a read that the mock answers with this effect. */
const failing = (effect: FaultEffect) => {
  const { mock, economic } = mockWith();
  mock.faults.add({ effect });
  return failureOf(economic.rest.get(path, { path: { customerNumber: 1 }, retry: false }));
};

test.each<[number, ErrorKind]>([
  [400, "validation"],
  [401, "authentication"],
  [403, "permission"],
  [404, "notFound"],
  [405, "validation"],
  [408, "timeout"],
  [409, "conflict"],
  [415, "validation"],
  [429, "rateLimit"],
  [500, "server"],
  [501, "server"],
  [524, "server"],
])("a read answered %i without a body is a %s error", async (status, kind) => {
  const error = await failing({ status, body: "" });
  expect(error).toBeInstanceOf(EconomicError);
  expect(error).toMatchObject({
    kind,
    status,
    service: "rest",
    method: "GET",
    path,
    attempts: 1,
    errors: [],
  });
  expect(error.name.toLowerCase()).toBe(`${kind}error`.toLowerCase());
});

const on = (settings?: Parameters<typeof mockWith>[0]) => mockWith(settings).economic;
const xml = new Blob(["<customer/>"], { type: "application/xml" });
const stale = { ...customer, customerNumber: 1, objectVersion: "stale" };
const endsIn500 = { query: { filter: "barred$ne:true" }, retry: false } as const;

test.each<[number, ErrorKind, () => Promise<unknown>]>([
  [401, "authentication", () => on({ tokens: [] }).rest.get("/self")],
  [403, "permission", () => on({ role: "ProjectEmployee" }).rest.get("/customers")],
  [403, "permission", () => on({ role: "ProjectEmployee" }).customers.get("/Customers/count")],
  [404, "notFound", () => on().rest.get(path, { path: { customerNumber: 999 } })],
  [404, "notFound", () => on().customers.get("/Customers/{number}", { path: { number: 999 } })],
  [405, "validation", () => on().rest.raw("delete", "/self")],
  [405, "validation", () => on().customers.raw("delete", "/Customers")],
  [409, "conflict", () => on().customers.put("/Customers/{number}", { path: { number: 1 }, body: stale })],
  [415, "validation", () => on().rest.raw("post", "/customers", { body: xml })],
  [429, "rateLimit", () => on({ rateLimit: { limit: 2 } }).rest.get("/self", { retry: false })],
  [500, "server", () => on().rest.raw("get", "/products", endsIn500)],
])("a refused call of either surface: its %i is a %s error", async (status, kind, call) => {
  const error = await failureOf(call());
  expect(error).toMatchObject({ kind, status, attempts: 1, errors: [] });
  expect(error.requestId).toMatch(/^[\da-f]{16}-CPH$/);
});

describe("bodies that are not an error document", () => {
  test.each([
    ["<html>Bad gateway</html>"],
    [""],
    ["null"],
    ["[]"],
    ["7"],
    ['"text"'],
    ["{"],
    ['{"errors":7}'],
    ['{"errors":[null,1,{"a":[[]]}]}'],
  ])("%j", async (body) => {
    const error = await failing({ status: 502, body });
    expect(error).toBeInstanceOf(ServerError);
    expect(error.body).toBe(body);
    expect(error.errors).toEqual([]);
  });
});

test("a 200 that is not JSON is a server error whose message quotes its beginning", async () => {
  const body = `<!DOCTYPE html><title>Maintenance</title>${"x".repeat(1000)}`;
  const error = await failing({ status: 200, body, contentType: "text/html" });
  expect(error).toMatchObject({ kind: "server", status: 200, body });
  expect(error.message.length).toBeLessThan(600);
});
