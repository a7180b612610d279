import type { FaultEffect } from "@org/visma-economic-mocks";
import { afterEach, describe, expect, test, vi } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/**
 * Makes this Node look like another runtime. Chromium is simulated as an Electron window, which has Node's globals.
 */
const pretend = {
  node: () => {},
  bun: () => vi.stubGlobal("Bun", { version: "1.3.0" }),
  deno: () => vi.stubGlobal("Deno", { createHttpClient: (options: object) => ({ options }) }),
  oldDeno: () => vi.stubGlobal("Deno", {}),
  workerd: () => vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" }),
  chromium: () => vi.stubGlobal("process", Object.create(process, { type: { value: "renderer" } })),
};
type Runtime = keyof typeof pretend;

/**
 * Makes a client on a runtime. Its requests go to a mock through the global `fetch`, the caller's own, or the mock's.
 */
async function on(runtime: Runtime, way: "global" | "own" | "mock" = "global") {
  const { createEconomic } = await import("../index.ts");
  const { mock, tokens } = mockWith();
  const inits: RequestInit[] = [];
  const own = (url: string, init: RequestInit) => {
    inits.push(init);
    return mock.fetch(url, init);
  };
  const { now, advance } = mock.clock;
  const economic = createEconomic({
    ...tokens,
    clock: { now, random: () => 0, sleep: async (ms) => advance(ms) },
    fetch: { global: undefined, own, mock: mock.fetch }[way],
  });
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => own(url, init));
  pretend[runtime]();
  const post = () => economic.rest.post("/customers", { body: customerBody() });
  const remove = () => economic.rest.delete("/customers/{customerNumber}", { path: { customerNumber: 1 } });
  return { mock, economic, inits, post, remove };
}

describe("RW-1: writes go over a connection that is not reused", () => {
  test("on Bun", async () => {
    const { inits, post } = await on("bun");
    await post();
    expect(inits).toMatchObject([{ keepalive: false }]);
  });

  test("on Deno, which makes one HTTP client for all of them", async () => {
    const { inits, post } = await on("deno");
    await post();
    await post();
    const clients = inits.map((init) => (init as { client?: object }).client);
    expect(clients[0]).toEqual({ options: { poolMaxIdlePerHost: 0 } });
    expect(clients[1]).toBe(clients[0]);
  });

  test.each(["bun", "deno"] as const)("reads on %s may share a connection", async (runtime) => {
    const { economic, inits } = await on(runtime);
    await economic.rest.get("/self");
    expect(inits[0]).not.toHaveProperty("keepalive");
    expect(inits[0]).not.toHaveProperty("client");
  });
});

const statuses = [401, 403, 409, 413];

describe.each<[where: string, runtime: Runtime, way: "global" | "own"]>([
  ["in Chromium", "chromium", "global"],
  ["on Bun with a fetch of the caller's", "bun", "own"],
  ["on Deno with a fetch of the caller's", "deno", "own"],
  ["on a Deno that makes no HTTP client", "oldDeno", "global"],
  ["on workerd with a fetch of the caller's", "workerd", "own"],
])("RW-1: %s, whose answer may be the second one", (_, runtime, way) => {
  test.each(statuses)("a %i does not prove that a booking did not happen", async (status) => {
    const { mock, post } = await on(runtime, way);
    mock.faults.add({ effect: { status, acts: true } });
    const error = await failureOf(post());
    expect(error).toMatchObject({ kind: "outcomeUnknown", status, attempts: 1, cause: { status } });
    expect(error).toHaveProperty("key");
  });

  test("a 429 waits and goes on under the same key, and stays in doubt", async () => {
    const { mock, post } = await on(runtime, way);
    const effects: FaultEffect[] = [{ status: 429, retryAfter: 1, acts: true }, { status: 400 }];
    mock.faults.add({ effect: effects });
    expect(await failureOf(post())).toMatchObject({ kind: "outcomeUnknown", attempts: 2, status: 400 });
    const [first, second] = mock.requests.map(({ headers }) => headers["idempotency-key"]);
    expect(second).toBe(first);
  });

  test("a 400 is definite", async () => {
    const { mock, post } = await on(runtime, way);
    mock.faults.add({ effect: { status: 400 } });
    expect(await failureOf(post())).toMatchObject({ kind: "validation", attempts: 1 });
  });

  test("an answer from the server's memory of the key is definite (RW-6)", async () => {
    const { mock, post } = await on(runtime, way);
    mock.faults.add({ effect: { status: 403, headers: { "x-resultfromcache": "true" } } });
    expect(await failureOf(post())).toMatchObject({ kind: "permission", attempts: 1 });
  });

  test("a read's refusal is definite", async () => {
    const { mock, economic } = await on(runtime, way);
    mock.faults.add({ effect: { status: 401 } });
    expect(await failureOf(economic.rest.get("/self"))).toMatchObject({ kind: "authentication" });
  });
});

describe.each<[where: string, runtime: Runtime, way: "global" | "own" | "mock"]>([
  ["on Node", "node", "global"],
  ["on Node with a fetch of the caller's", "node", "own"],
  ["on Bun", "bun", "global"],
  ["on Deno", "deno", "global"],
  ["in Chromium with the mocks' fetch", "chromium", "mock"],
])("RW-1: %s, which never sends twice", (_, runtime, way) => {
  test.each(statuses)("a %i is definite", async (status) => {
    const { mock, post } = await on(runtime, way);
    mock.faults.add({ effect: { status } });
    expect(await failureOf(post())).not.toMatchObject({ kind: "outcomeUnknown" });
  });
});

test("RW-1: workerd repeats a DELETE without a body, so only there its 401 is in doubt", async () => {
  const { mock, post, remove } = await on("workerd");
  mock.faults.add({ times: 2, effect: { status: 401 } });
  expect(await failureOf(post())).toMatchObject({ kind: "authentication" });
  expect(await failureOf(remove())).toMatchObject({ kind: "outcomeUnknown" });
});

test("RW-1: a connection refused in a browser is in doubt, as it may be the second", async () => {
  const { mock, post } = await on("chromium");
  mock.faults.add({ times: 9, effect: { drop: "refused" } });
  expect(await failureOf(post())).toMatchObject({ kind: "outcomeUnknown", cause: { kind: "connection" } });
});
