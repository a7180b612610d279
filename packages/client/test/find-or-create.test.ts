import { expect, test } from "vitest";
import { findOrCreate } from "../src/index.ts";
import { customerBody, failureOf, mockWith } from "./mock-client.ts";
import { callsOf, interrupted, sent } from "./requests.ts";

type Economic = ReturnType<typeof mockWith>["economic"];

const name = "Nordlys ApS";
const byName = (economic: Economic) => ({
  find: () => economic.rest.list("/customers", { filter: { name } }).first(),
  create: () => economic.rest.post("/customers", { body: customerBody(name) }),
});

/** The same customer under a number of the caller's own. */
const byNumber = (economic: Economic) => ({
  find: () => economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 900 } }),
  create: () => economic.rest.post("/customers", { body: { ...customerBody(name), customerNumber: 900 } }),
});

test("makes one customer, however often it runs and whatever is lost", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ method: "POST", times: 4, effect: { status: 502, acts: true } });
  const first = await findOrCreate(byName(economic));
  const second = await findOrCreate(byName(economic));
  expect([first.created, second.created]).toEqual([true, false]);
  expect(second.record.customerNumber).toBe(first.record.customerNumber);
  expect(await economic.rest.list("/customers", { filter: { name } }).toArray()).toHaveLength(1);
});

test("a 404 is absence: it is created, and found", async () => {
  const { mock, economic } = mockWith();
  const { record, created } = await findOrCreate(byNumber(economic));
  expect([record.name, created]).toEqual([name, true]);
  expect(callsOf(mock)).toEqual(["GET /customers/900", "POST /customers", "GET /customers/900"]);
});

test("L-11: somebody who was faster has made it: theirs is found", async () => {
  const { mock, client, economic } = mockWith();
  const slow = client({ fetch: interrupted(mock, "POST", byNumber(economic).create) });
  const { record, created } = await findOrCreate(byNumber(slow));
  expect([record.customerNumber, created]).toEqual([900, false]);
  expect(sent(mock, "POST").map(({ status }) => status)).toEqual([201, 400]);
});

test("creates nothing when it could not look", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ method: "GET", times: Number.POSITIVE_INFINITY, effect: { status: 500 } });
  expect(await failureOf(findOrCreate(byName(economic)))).toMatchObject({ kind: "server" });
  expect(sent(mock, "POST")).toEqual([]);
});

test("a create that is refused is thrown at once", async () => {
  const { mock, economic } = mockWith();
  mock.faults.add({ method: "POST", effect: { status: 403 } });
  expect(await failureOf(findOrCreate(byNumber(economic)))).toMatchObject({ kind: "permission" });
  expect(callsOf(mock)).toEqual(["GET /customers/900", "POST /customers"]);
});
