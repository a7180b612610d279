import { describe, expect, test } from "vitest";
import { type TestMock, testMock } from "../testing/test-mock.ts";
import { mostUntouched } from "./tenants.ts";

const kept = (mock: TestMock): number => mock.snapshot().agreements.size;

/** Sends one GET with each of many new tokens. */
async function readWithTokens(mock: TestMock, count: number, name = "passing"): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await mock.rest("GET", "/units/1", undefined, { token: `${name}-${index}` });
}

describe("agreements that were only read", () => {
  test("are dropped beyond a thousand, the least recently used first", async () => {
    const mock = testMock({ rateLimit: { limit: 10 } });
    const callsOf = async (token: string) =>
      (await mock.rest("GET", "/units", undefined, { token })).headers.get("x-ratelimiting");
    const first = await callsOf("first");
    await readWithTokens(mock, mostUntouched - 1);
    expect(await callsOf("first")).not.toBe(first);
    await readWithTokens(mock, 50, "more");
    expect(kept(mock)).toBe(mostUntouched);
    expect(mock.snapshot().agreements.has("first")).toBe(true);
    expect(mock.snapshot().agreements.has("passing-0")).toBe(false);
  });

  test("stay as long as the mock after a write, or after a test has used them", async () => {
    const mock = testMock();
    const unit = { name: "sæk" };
    const made = await mock.rest("POST", "/units", unit, { token: "writer" });
    mock.agreement("filled").customers.add({ name: "Kunde" });
    await mock.rest("GET", "/self", undefined, { token: "demo" });
    await readWithTokens(mock, mostUntouched + 10);
    expect(kept(mock)).toBe(mostUntouched + 3);
    expect(
      (await mock.rest("GET", `/units/${made.body.unitNumber}`, undefined, { token: "writer" })).status,
    ).toBe(200);
    expect(mock.agreement("filled").customers.all()).toHaveLength(1);
  });

  test("do not include the agreement that a test filled before the first call", async () => {
    const mock = testMock();
    mock.agreement().customers.add({ name: "Kunde" });
    await readWithTokens(mock, mostUntouched + 10);
    expect(mock.agreement("passing-0").customers.all()).toHaveLength(1);
  });

  test("return when a snapshot that has them is restored", async () => {
    const mock = testMock();
    await readWithTokens(mock, 3);
    const before = mock.snapshot();
    mock.reset();
    expect(kept(mock)).toBe(0);
    mock.restore(before);
    expect(kept(mock)).toBe(3);
  });
});

describe("the number of an agreement", () => {
  const numberOf = async (mock: TestMock, token: string) =>
    (await mock.rest("GET", "/self", undefined, { token })).body.agreementNumber;

  test("is unique, and stays after a write, a snapshot and a drop", async () => {
    const mock = testMock();
    mock.agreement().customers.add({ name: "Kunde" });
    const before = [await numberOf(mock, "a"), await numberOf(mock, "b"), await numberOf(mock, "c")];
    expect(before).toEqual([900_001, 900_002, 900_003]);
    const snapshot = mock.snapshot();
    await readWithTokens(mock, mostUntouched);
    expect(mock.snapshot().agreements.has("b")).toBe(false);
    expect(await numberOf(mock, "b")).toBe(900_002);
    mock.reset();
    expect(await numberOf(mock, "c")).toBe(900_001);
    mock.restore(snapshot);
    expect([await numberOf(mock, "a"), await numberOf(mock, "b"), await numberOf(mock, "c")]).toEqual(before);
  });
});
