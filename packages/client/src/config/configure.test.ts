import { inspect } from "node:util";
import { createEconomicMock } from "@org/visma-economic-mocks";
import { afterEach, expect, onTestFinished, test, vi } from "vitest";
import { mockWith } from "../../test/mock-client.ts";
import { ConfigurationError, createEconomic } from "../index.ts";

const tokens = { appSecretToken: "app-secret-0123456789", agreementGrantToken: "agreement-grant-0123456789" };

afterEach(() => vi.unstubAllGlobals());

const refused = (make: () => unknown): ConfigurationError => {
  try {
    make();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return error as ConfigurationError;
  }
  throw new Error("was not refused");
};

test.each(["", "   ", undefined, null])("a grant token of %j is refused", (value) => {
  refused(() => createEconomic({ ...tokens, agreementGrantToken: value as string }));
});

test.each([
  "secret-0123456789\n",
  "secret 0123456789",
  "secret-012345678æ",
  'secret-0123456789"',
  "secret-0123456789\\",
])("a secret token of %j is refused without being quoted", (appSecretToken) => {
  const error = refused(() => createEconomic({ ...tokens, appSecretToken }));
  expect(inspect(error, { showHidden: true }) + JSON.stringify(error)).not.toContain("0123456789");
});

test.each([
  "restapi.e-conomic.com",
  "http://restapi.e-conomic.com",
  "ftp://restapi.e-conomic.com",
  "https://user:pass@restapi.e-conomic.com",
  "https://restapi.e-conomic.com?x=1",
  "https://restapi.e-conomic.com/#x",
  "http://127.0.0.1.evil.test",
  "http://127.0.0.1.evil.test/x",
  "http://localhost@evil.test/",
  "http://localhost.evil.test",
  "//restapi.e-conomic.com",
  "",
])("base URL %j is refused for both hosts", (url) => {
  refused(() => createEconomic({ ...tokens, baseUrls: { rest: url } }));
  refused(() => createEconomic({ ...tokens, baseUrls: { apis: url } }));
});

test.each([
  ["https://restapi.e-conomic.com/", "https://restapi.e-conomic.com/self"],
  [
    "HTTPS://Proxy.test:8443/a/restapi.e-conomic.com//",
    "https://proxy.test:8443/a/restapi.e-conomic.com/self",
  ],
  ["http://127.0.0.1:4010/restapi.e-conomic.com", "http://127.0.0.1:4010/restapi.e-conomic.com/self"],
  ["http://localhost:4010", "http://localhost:4010/self"],
  ["http://localhost", "http://localhost/self"],
  ["http://127.0.0.1/", "http://127.0.0.1/self"],
  ["http://[::1]:4010", "http://[::1]:4010/self"],
])("base URL %j is called as %j", async (rest, url) => {
  const { mock, client } = mockWith();
  const urls: string[] = [];
  const economic = client({
    baseUrls: { rest },
    retry: false,
    fetch: (url, init) => {
      urls.push(url);
      return mock.fetch(url, init);
    },
  });
  // Some of these URLs do not exist on the mock. Only the URL that is called matters here, so an error is ignored.
  await economic.rest.get("/self").catch(() => {});
  expect(urls).toEqual([url]);
});

test("services are called at their published version, below the configured base URL", async () => {
  const { mock, client } = mockWith();
  const economic = client({ baseUrls: { apis: "http://127.0.0.1:4010/apis.e-conomic.com" } });
  await economic.sales.raw("get", "/invoices/drafts");
  expect(mock.requests[0]).toMatchObject({
    url: "http://127.0.0.1:4010/apis.e-conomic.com/q2capi/v5.3.0/invoices/drafts",
    status: 200,
  });
});

test("the version of one service can be replaced", async () => {
  const { mock, client } = mockWith({ rulings: { anyVersion: true } });
  const economic = client({ versions: { journals: "16.0.1" } });
  await economic.journals.raw("get", "/journals");
  await economic.accounts.raw("get", "/Accounts");
  expect(mock.requests.map(({ url }) => url)).toEqual([
    "https://apis.e-conomic.com/journalsapi/v16.0.1/journals",
    "https://apis.e-conomic.com/accountsapi/v7.0.0/Accounts",
  ]);
});

test("a version for a service that does not exist is refused", () => {
  const versions = { journal: "16.0.1" } as object;
  refused(() => createEconomic({ ...tokens, versions }));
});

test.each(["v16.0.1", "../..", "16?x", "", "16.", " 16"])("version %j is refused", (journals) => {
  refused(() => createEconomic({ ...tokens, versions: { journals } }));
});

test("missing options, and a token that is a number, are refused", () => {
  refused(() => (createEconomic as unknown as () => void)());
  const appSecretToken = 12345678 as unknown as string;
  refused(() => createEconomic({ ...tokens, appSecretToken }));
});

test("a token may be read from the environment, and is refused if it is missing there", () => {
  const env: Record<string, string | undefined> = {};
  refused(() => createEconomic({ ...tokens, agreementGrantToken: env.GRANT_TOKEN }));
});

test.each([
  { timeoutMs: 0 },
  { writeTimeoutMs: Number.NaN },
  { maxConcurrent: 0 },
  { retry: { maxAttempts: -1 } },
  { retry: { deadlineMs: Number.NaN } },
])("%j is refused: a call would wait for ever or fail at once", (options) => {
  refused(() => createEconomic({ ...tokens, ...options }));
});

test("options that are undefined have their defaults", async () => {
  const { mock, client } = mockWith();
  mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { status: 503 } });
  const economic = client({ timeoutMs: undefined, retry: { maxAttempts: undefined } });
  await expect(economic.rest.get("/self", { retry: { deadlineMs: undefined } })).rejects.toMatchObject({
    kind: "server",
    status: 503,
    attempts: 4,
  });
  expect(mock.requests).toHaveLength(4);
});

test.each([
  ["a browser", undefined],
  ["a browser with a bundler's process", { env: {}, versions: {} }],
  ["Electron's renderer", { type: "renderer", versions: { node: "24.0.0", electron: "40.0.0" } }],
])("%s is refused without dangerouslyAllowBrowser", (_name, process) => {
  vi.stubGlobal("document", {});
  vi.stubGlobal("process", process);
  refused(() => createEconomic(tokens));
  expect(createEconomic({ ...tokens, dangerouslyAllowBrowser: true })).toBeTruthy();
});

test("Node with the document of jsdom or happy-dom is not a browser", () => {
  vi.stubGlobal("document", {});
  vi.stubGlobal("window", globalThis);
  expect(createEconomic(tokens)).toBeTruthy();
});

test("both tokens are sent to both hosts in headers (S-01)", async () => {
  const { mock, client } = mockWith({ tokens: [tokens] });
  const economic = client(tokens);
  await economic.rest.get("/self");
  await economic.customers.raw("get", "/Customers");
  expect(mock.requests.map(({ document, status }) => [document, status])).toEqual([
    ["rest", 200],
    ["customers", 200],
  ]);
  for (const { headers } of mock.requests) {
    expect(headers["x-appsecrettoken"]).toBe(tokens.appSecretToken);
    expect(headers["x-agreementgranttoken"]).toBe(tokens.agreementGrantToken);
  }
});

test("withAgreement keeps all options but the grant token", async () => {
  const { mock, client } = mockWith();
  const rest = "https://proxy.test/restapi.e-conomic.com";
  const economic = client({ baseUrls: { rest } });
  await economic.withAgreement("other-grant-0123456789").rest.get("/self");
  expect(mock.requests[0]?.url).toBe(`${rest}/self`);
  expect(mock.requests[0]?.headers["x-agreementgranttoken"]).toBe("other-grant-0123456789");
  expect(() => economic.withAgreement(" ")).toThrow(ConfigurationError);
});

test("the global fetch is looked up at each call, so that mocks may start later", async () => {
  const economic = createEconomic(tokens);
  const mock = createEconomicMock({ seed: "company" });
  mock.listen();
  onTestFinished(() => mock.close());
  const { agreementNumber } = await economic.rest.get("/self");
  expect(agreementNumber).toBeGreaterThan(0);
  expect(mock.requests.map(({ path }) => path)).toEqual(["/self"]);
});

test("fake timers that start later also move the client's waits and deadlines", async () => {
  const mock = createEconomicMock();
  mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { status: 503, retryAfter: 30 } });
  const economic = createEconomic({ ...tokens, fetch: (url, init) => mock.fetch(url, init) });
  vi.useFakeTimers();
  try {
    const call = economic.rest.get("/self", { retry: { deadlineMs: 45_000 } });
    const failure = expect(call).rejects.toMatchObject({ kind: "server", attempts: 2 });
    await vi.advanceTimersByTimeAsync(31_000);
    await failure;
  } finally {
    vi.useRealTimers();
  }
});

test("neither printing nor serialising a client shows a token", () => {
  const economic = createEconomic(tokens);
  const shown = inspect(economic, { showHidden: true, depth: 20, getters: true }) + JSON.stringify(economic);
  expect(shown).not.toContain("0123456789");
});
