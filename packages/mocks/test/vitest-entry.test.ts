import { describe, expect, test } from "vitest";
import { useEconomicMock } from "../src/vitest.ts";

const tokenHeaders = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
const url = "https://restapi.e-conomic.test/units";
const before = globalThis.fetch;

describe("useEconomicMock", () => {
  const mock = useEconomicMock({ domains: ["e-conomic.test"] });

  test("does not listen before the tests run, but during them", async () => {
    const headers = { ...tokenHeaders, "content-type": "application/json" };
    const made = await fetch(url, { method: "POST", headers, body: '{"name":"kasse"}' });
    expect(made.status).toBe(201);
    expect(mock.requests).toHaveLength(1);
  });

  test("returns to its seed after each test", async () => {
    expect(mock.requests).toHaveLength(0);
    const { pagination } = await (await fetch(url, { headers: tokenHeaders })).json();
    expect(pagination.results).toBe(2);
  });
});

describe("after it", () => {
  test("opens the network again", () => {
    expect(globalThis.fetch).toBe(before);
  });
});
