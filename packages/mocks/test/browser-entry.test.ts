import { describe, expect, test } from "vitest";
import { createEconomicMock } from "../src/browser.ts";

describe("the browser's entry", () => {
  test("has everything but listen, and imports nothing of Node", async () => {
    const mock = createEconomicMock({ seed: "company" });
    expect(mock).not.toHaveProperty("listen");
    expect(mock.handlers).toHaveLength(1);
    const headers = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
    expect((await mock.fetch("https://restapi.e-conomic.com/self", { headers })).status).toBe(200);
  });
});
