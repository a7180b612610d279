import { createEconomicMock } from "@org/visma-economic-mocks";
import { expect, test, vi } from "vitest";
import { ConfigurationError, economicFromEnv } from "../index.ts";

const env = {
  ECONOMIC_APP_SECRET_TOKEN: "economic-secret",
  ECONOMIC_AGREEMENT_GRANT_TOKEN: "economic-grant",
};
const pandium = {
  PAN_SEC_VISMA_APP_SECRET_TOKEN: "pandium-secret",
  PAN_SEC_VISMA_GRANT_TOKEN: "pandium-grant",
};

test.each([
  ["ECONOMIC_* variables", env, "economic-secret", "economic-grant"],
  ["Pandium's variables", pandium, "pandium-secret", "pandium-grant"],
  ["ECONOMIC_* variables win over Pandium's", { ...pandium, ...env }, "economic-secret", "economic-grant"],
  [
    "a blank one is ignored",
    { ...pandium, ECONOMIC_APP_SECRET_TOKEN: " " },
    "pandium-secret",
    "pandium-grant",
  ],
])("tokens from the environment: %s", async (_, env, secret, grant) => {
  const mock = createEconomicMock();
  await economicFromEnv({ env, fetch: (url, init) => mock.fetch(url, init) }).rest.get("/self");
  expect(mock.requests[0]?.headers).toMatchObject({
    "x-appsecrettoken": secret,
    "x-agreementgranttoken": grant,
  });
});

test.each([
  ["both tokens", {}],
  ["the secret", { PAN_SEC_VISMA_GRANT_TOKEN: "pandium-grant" }],
  ["the grant", { ECONOMIC_APP_SECRET_TOKEN: "economic-secret" }],
  ["more than a blank grant", { ...env, ECONOMIC_AGREEMENT_GRANT_TOKEN: " " }],
])("an environment without %s is refused, and the other token is not shown", (_, env) => {
  const make = () => economicFromEnv({ env });
  expect(make).toThrow(ConfigurationError);
  expect(make).not.toThrow(/pandium-grant|economic-secret/);
});

test("options replace variables, which may then be missing", async () => {
  const mock = createEconomicMock();
  const fetch = (url: string, init: RequestInit) => mock.fetch(url, init);
  const { ECONOMIC_APP_SECRET_TOKEN } = env;
  const rest = "http://127.0.0.1:4010/restapi.e-conomic.com";
  await economicFromEnv({ env, appSecretToken: "own-secret", fetch }).rest.get("/self");
  await economicFromEnv({
    env: { ECONOMIC_APP_SECRET_TOKEN, ECONOMIC_REST_URL: "http://127.0.0.1:4020" },
    agreementGrantToken: "own-grant",
    baseUrls: { rest },
    fetch,
  }).rest.get("/self");
  expect(mock.requests.map(({ headers }) => headers)).toMatchObject([
    { "x-appsecrettoken": "own-secret", "x-agreementgranttoken": "economic-grant" },
    { "x-appsecrettoken": "economic-secret", "x-agreementgranttoken": "own-grant" },
  ]);
  expect(mock.requests[1]?.url).toBe(`${rest}/self`);
});

test.each([
  ["nothing", undefined],
  ["one host", { rest: "http://127.0.0.1:4010/restapi.e-conomic.com" }],
  ["no host", { rest: undefined, apis: undefined }],
])("with %s in the option baseUrls, the environment sets the other base URLs", async (_, baseUrls) => {
  const mock = createEconomicMock();
  const ECONOMIC_REST_URL = "http://127.0.0.1:4010/restapi.e-conomic.com";
  const ECONOMIC_APIS_URL = "http://127.0.0.1:4010/apis.e-conomic.com";
  const economic = economicFromEnv({
    env: { ...env, ECONOMIC_REST_URL, ECONOMIC_APIS_URL },
    baseUrls,
    fetch: (url, init) => mock.fetch(url, init),
  });
  await economic.rest.get("/self");
  await economic.customers.list("/Customers").first();
  expect(mock.requests.map(({ url }) => new URL(url).host)).toEqual(["127.0.0.1:4010", "127.0.0.1:4010"]);
});

test("without the option env, the variables are those of the process", async () => {
  const mock = createEconomicMock();
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  try {
    await economicFromEnv({ fetch: (url, init) => mock.fetch(url, init) }).rest.get("/self");
  } finally {
    vi.unstubAllEnvs();
  }
  expect(mock.requests[0]?.headers).toMatchObject({ "x-appsecrettoken": "economic-secret" });
});

test("base URLs from the environment are called", async () => {
  const mock = createEconomicMock();
  const base = {
    ECONOMIC_REST_URL: "http://127.0.0.1:4010/restapi.e-conomic.com",
    ECONOMIC_APIS_URL: "http://127.0.0.1:4010/apis.e-conomic.com",
  };
  const economic = economicFromEnv({ env: { ...env, ...base }, fetch: (url, init) => mock.fetch(url, init) });
  await economic.rest.get("/self");
  await economic.webhooks.raw("get", "/EventTypes");
  expect(mock.requests.map(({ url }) => url)).toEqual([
    "http://127.0.0.1:4010/restapi.e-conomic.com/self",
    "http://127.0.0.1:4010/apis.e-conomic.com/webhooksapi/v1.0.0/EventTypes",
  ]);
});

test.each([
  ["https://restapi.e-conomic.com", false],
  ["https://apis.e-conomic.com/", false],
  ["HTTPS://RESTAPI.E-CONOMIC.COM/customers", false],
  ["", false],
  [" ", false],
  ["https://secure.e-conomic.com", true],
  ["http://restapi.e-conomic.com", true],
  ["https://restapi.e-conomic.com.evil.test/", true],
  ["https://restapi.e-conomic.com@evil.test/", true],
  ["https://restapi.e-conomic.com:8443", true],
  ["https://evil.test/https://restapi.e-conomic.com/", true],
  ["restapi.e-conomic.com", true],
])("Pandium's tenant URL %s is never called; is there a warning? %s", async (url, warns) => {
  const warn = vi.fn();
  const mock = createEconomicMock();
  const economic = economicFromEnv({
    env: { ...pandium, PAN_SEC_VISMA_TENANT_URL: url },
    warn,
    fetch: (url, init) => mock.fetch(url, init),
  });
  await economic.rest.get("/self");
  expect(mock.requests.map(({ url }) => url)).toEqual(["https://restapi.e-conomic.com/self"]);
  expect(warn).toHaveBeenCalledTimes(warns ? 1 : 0);
  expect(`${warn.mock.calls}`).not.toContain("evil");
});

test("without the option warn, the warning is written to stderr", () => {
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  try {
    economicFromEnv({ env: { ...pandium, PAN_SEC_VISMA_TENANT_URL: "https://evil.test" } });
    expect(warn.mock.calls).toEqual([[expect.any(String)]]);
    expect(`${warn.mock.calls}`).not.toContain("evil");
  } finally {
    warn.mockRestore();
  }
});
