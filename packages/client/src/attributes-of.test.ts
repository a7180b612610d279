import { expect, test } from "vitest";
import { attributesOf } from "./index.ts";
import { type Step, scripted } from "./testing/script.ts";

const attributesFor = async (steps: Step[], options: object = {}) => {
  const told: Record<string, string | number>[] = [];
  const { economic } = scripted(steps, {
    hooks: { onResponse: (event) => told.push(attributesOf(event)) },
    ...options,
  });
  const path = { customerNumber: 7 };
  await economic.rest.get("/customers/{customerNumber}", { path }).catch(() => {});
  return told;
};

test("an answer under OpenTelemetry's names", async () => {
  const headers = {
    "x-requestid": "a-CPH",
    "x-callcost": "3",
    "x-ratelimiting": "token-limit-10-per-60-seconds: 1/10",
  };
  const told = await attributesFor([{ status: 503 }, { headers }]);
  const same = {
    "http.request.method": "GET",
    "url.full": "https://restapi.e-conomic.com/customers/7",
    "url.template": "/customers/{customerNumber}",
    "server.address": "restapi.e-conomic.com",
    "server.port": 443,
    "economic.service": "rest",
  };
  expect(told).toEqual([
    { ...same, "http.response.status_code": 503, "error.type": "503" },
    {
      ...same,
      "http.request.resend_count": 1,
      "http.response.status_code": 200,
      "economic.request_id": "a-CPH",
      "economic.call_cost": 3,
    },
  ]);
});

test("a failure without an answer has its kind as type", async () => {
  const told = await attributesFor([{ fails: "refused" }], {
    retry: false,
    baseUrls: { rest: "http://127.0.0.1" },
  });
  expect(told).toMatchObject([{ "error.type": "connection", "server.port": 80 }]);
  expect(told[0]).not.toHaveProperty("http.response.status_code");
});
