/** Makes a handler with openapi-msw from `paths`. It answers one endpoint, and the mocks answer all others. */
import { createEconomicMock } from "@org/visma-economic-mocks";
import { services } from "@org/visma-economic-openapi";
import type { paths } from "@org/visma-economic-openapi/customers";
import { setupServer } from "msw/node";
import createClient from "openapi-fetch";
import { createOpenApiHttp } from "openapi-msw";
import { afterAll, expect, test } from "vitest";

const mock = createEconomicMock({ seed: "company" });
const http = createOpenApiHttp<paths>({ baseUrl: services.customers.url });
const brunch = http.get("/Customers/{number}", ({ params, response }) =>
  response(200).json({ customerNumber: Number(params.number), name: "Brunch & Co", currency: "DKK" }),
);
const server = setupServer(brunch, ...mock.handlers);
server.listen();
afterAll(() => server.close());

const headers = { "X-AppSecretToken": "any", "X-AgreementGrantToken": "any" };
const customers = createClient<paths>({ baseUrl: services.customers.url, headers });

test("a typed handler of openapi-msw answers its endpoint, the mocks answer the others", async () => {
  const one = await customers.GET("/Customers/{number}", { params: { path: { number: 12 } } });
  expect(one.data).toMatchObject({ customerNumber: 12, name: "Brunch & Co" });
  const count = await customers.GET("/Contacts/count");
  expect(count.data).toBeGreaterThan(0);
});
