import { expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { attributesOf, type EconomicOptions, observe } from "../index.ts";

const watched = (options: Partial<EconomicOptions> = {}) => {
  const { mock, client } = mockWith();
  const told: Record<string, string | number>[] = [];
  const hooks = observe({ onResponse: (event) => told.push(attributesOf(event)) });
  const { rest } = client({ hooks, ...options });
  const call = () => rest.get("/customers/{customerNumber}", { path: { customerNumber: 7 } });
  return { mock, told, call };
};

test("a response has attributes with OpenTelemetry's names", async () => {
  const { mock, told, call } = watched();
  mock.faults.add({ effect: { status: 503, body: "", headers: { "x-requestid": undefined } } });
  await call();
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
      "economic.request_id": mock.requests[1]?.requestId,
      "economic.call_cost": 3,
    },
  ]);
});

test("a failure without an answer has the error's kind as error.type", async () => {
  const rest = "http://127.0.0.1/restapi.e-conomic.com";
  const { mock, told, call } = watched({ retry: false, baseUrls: { rest } });
  mock.faults.add({ effect: { drop: "refused" } });
  await failureOf(call());
  expect(told).toMatchObject([{ "error.type": "connection", "server.port": 80 }]);
  expect(told[0]).not.toHaveProperty("http.response.status_code");
});
