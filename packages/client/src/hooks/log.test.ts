import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test, vi } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";
import { createEconomic, economicFromEnv, type LogLevel, updateWithVersion } from "../index.ts";
import { ownAgreement } from "../testing/agreement.ts";
import { keptLog } from "../testing/log.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const tokens = { appSecretToken: "app-secret-0123456789", agreementGrantToken: "grant-0123456789" };

/** Makes a client, and keeps the lines of its log. */
function logged(logLevel?: LogLevel) {
  const { mock, client } = mockWith();
  const { lines, logger } = keptLog();
  return { mock, lines, economic: client({ logger, logLevel }), client };
}

/** Returns the level of each line. */
const levelsOf = (lines: readonly string[]) => lines.map((line) => line.split(" ", 1)[0]);

/** Makes a call that is retried and succeeds, one that is refused, and one that is given up. */
async function makeCalls({ mock, economic }: ReturnType<typeof logged>): Promise<void> {
  mock.faults.add({ effect: { status: 503 } });
  await economic.rest.get("/customers", { query: { filter: "name$eq:Hansen" } } as never);
  await failureOf(economic.rest.get("/customers/{customerNumber}", { path: { customerNumber: 999_999 } }));
  mock.faults.add({ effect: { drop: "before" } });
  await failureOf(economic.rest.post("/customers", { body: customerBody("Hansen"), retry: false }));
}

describe("levels", () => {
  test.each<[LogLevel | undefined, string[]]>([
    ["off", []],
    ["warn", ["warn", "warn"]],
    ["info", ["warn", "info", "info", "warn"]],
    ["debug", ["debug", "warn", "debug", "info", "debug", "info", "debug", "warn"]],
  ])("at %s, a retry, a refusal and a call that is given up log %j", async (logLevel, levels) => {
    const world = logged(logLevel);
    await makeCalls(world);
    expect(levelsOf(world.lines)).toEqual(levels);
  });

  test("the default level is warn, also with a logger", async () => {
    vi.stubEnv("ECONOMIC_LOG", undefined);
    const world = logged();
    await makeCalls(world);
    expect(levelsOf(world.lines)).toEqual(["warn", "warn"]);
  });

  test("lines have method, filled path, status, time, request id; at debug, the query", async () => {
    const world = logged("debug");
    await makeCalls(world);
    const [sent, retried, , answered, , refused, , givenUp] = world.lines;
    expect(sent).toMatch(/GET \/customers\?filter=name%24eq%3AHansen /);
    expect(retried).toMatch(/GET \/customers failed: .*503.* \d+ ms .*request id [\da-f]+-CPH/);
    expect(answered).toMatch(/GET \/customers answered 200 in \d+ ms .*attempts 2/);
    expect(refused).toMatch(/GET \/customers\/999999 failed: notFound 404/);
    expect(givenUp).toMatch(/POST \/customers failed: outcomeUnknown ECONNRESET/);
    expect(world.lines.filter((line) => line.includes("Hansen"))).toEqual([sent, world.lines[2]]);
  });

  test("the time of a call is in whole milliseconds and includes its waits", async () => {
    const { mock, lines, economic } = logged("info");
    mock.faults.add({ effect: { status: 429, retryAfter: 7 } });
    await economic.rest.get("/self");
    expect(lines[0]).toMatch(/sent again in 7000 ms/);
    expect(lines.at(-1)).toMatch(/answered 200 in 70\d\d ms/);
  });

  test("a wait for the rate limit is logged at info", async () => {
    const { mock, lines, economic } = logged("info");
    const headers = { "x-ratelimiting": "token-limit-100-per-60-seconds: 95/100" };
    mock.faults.add({ effect: { headers } });
    await economic.rest.get("/self");
    await economic.rest.get("/self");
    expect(lines[1]).toMatch(/^info .*GET \/self waits 3000 ms/);
  });

  test("an aborted call and a replayed answer are logged at info", async () => {
    const { mock, lines, economic } = logged("info");
    mock.faults.add({ effect: { headers: { "x-resultfromcache": "true" } } });
    await economic.rest.post("/customers", { body: customerBody() });
    mock.faults.add({ effect: { drop: "hang" } });
    const controller = new AbortController();
    const call = failureOf(economic.rest.get("/self", { signal: controller.signal }));
    await expect.poll(() => mock.requests.length).toBe(2);
    controller.abort();
    await call;
    expect(lines[0]).toMatch(/^info .*replayed/);
    expect(lines[1]).toMatch(/^info .*aborted/);
  });
});

describe("the level", () => {
  const levelIn = async (make: (log: ReturnType<typeof keptLog>) => ReturnType<typeof createEconomic>) => {
    const log = keptLog();
    await make(log).rest.get("/self");
    return levelsOf(log.lines);
  };
  const fetch = (url: string, init: RequestInit) => mockWith().mock.fetch(url, init);

  test.each(["info", " INFO "])("is read from ECONOMIC_LOG=%j of the process", async (level) => {
    vi.stubEnv("ECONOMIC_LOG", level);
    expect(await levelIn(({ logger }) => createEconomic({ ...tokens, fetch, logger }))).toEqual(["info"]);
  });

  test("is that of the option if both are set", async () => {
    vi.stubEnv("ECONOMIC_LOG", "debug");
    const make = ({ logger }: ReturnType<typeof keptLog>) =>
      createEconomic({ ...tokens, fetch, logger, logLevel: "off" });
    expect(await levelIn(make)).toEqual([]);
  });

  test("is read by economicFromEnv from the same place as the tokens", async () => {
    const env = {
      ECONOMIC_APP_SECRET_TOKEN: "app-secret-0123456789",
      ECONOMIC_AGREEMENT_GRANT_TOKEN: "grant-0123456789",
      ECONOMIC_LOG: "info",
    };
    expect(await levelIn(({ logger }) => economicFromEnv({ env, fetch, logger }))).toEqual(["info"]);
    const make = ({ logger }: ReturnType<typeof keptLog>) =>
      economicFromEnv({ env, fetch, logger, logLevel: "debug" });
    expect(await levelIn(make)).toEqual(["debug", "info"]);
  });

  test("is refused if it is unknown, in the option and in the variable", () => {
    const refused = { kind: "configuration" };
    vi.stubEnv("ECONOMIC_LOG", "verbose");
    expect(() => createEconomic(tokens)).toThrow(expect.objectContaining(refused));
    expect(() => createEconomic({ ...tokens, logLevel: "verbose" as LogLevel })).toThrow(
      expect.objectContaining(refused),
    );
    vi.stubEnv("ECONOMIC_LOG", "");
    expect(() => createEconomic(ownAgreement())).not.toThrow();
  });

  test("is not read in Deno if reading the variable is not allowed", () => {
    vi.stubEnv("ECONOMIC_LOG", "verbose");
    const querySync = vi.fn(() => ({ state: "prompt" }));
    vi.stubGlobal("Deno", { permissions: { querySync } });
    expect(() => createEconomic(ownAgreement())).not.toThrow();
    querySync.mockReturnValue({ state: "granted" });
    expect(() => createEconomic(ownAgreement())).toThrow(expect.objectContaining({ kind: "configuration" }));
  });
});

describe("the logger", () => {
  test("is the same in a client of another agreement", async () => {
    const { lines, economic } = logged("info");
    await economic.withAgreement("another-grant-0123456789").rest.get("/self");
    expect(lines).toHaveLength(1);
  });

  test("may be an instance whose methods need `this`", async () => {
    class Lines {
      readonly lines: string[] = [];
      warn = this.info;
      debug = this.info;
      info(line: string) {
        this.lines.push(line);
      }
    }
    const logger = new Lines();
    await mockWith().client({ logger, logLevel: "info" }).rest.get("/self");
    expect(logger.lines).toHaveLength(1);
  });

  test.each([null, "console", { warn: () => {} }])("%j is refused", (logger) => {
    expect(() => createEconomic({ ...tokens, logger: logger as never })).toThrow(
      expect.objectContaining({ kind: "configuration" }),
    );
  });

  test.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("disk full");
      },
    ],
    ["rejects", () => Promise.reject(new Error("disk full"))],
    ["never settles", () => new Promise(() => {})],
  ])("does not break a call when it %s", async (_, write) => {
    const unhandled = vi.fn();
    process.on("unhandledRejection", unhandled);
    const { mock, client } = mockWith();
    mock.faults.add({ effect: { status: 503 } });
    const logger = { warn: write, info: write, debug: write };
    const economic = client({ logger, logLevel: "debug" });
    const { customerNumber } = await economic.rest.post("/customers", { body: customerBody() });
    await new Promise((resolve) => setTimeout(resolve, 5));
    process.off("unhandledRejection", unhandled);
    expect(customerNumber).toBeGreaterThan(0);
    expect(unhandled).not.toHaveBeenCalled();
  });

  test("gets one line for each event, also if a server's code has line breaks", async () => {
    const { mock, lines, economic } = logged("info");
    const headers = { "x-requestid": "a b" };
    mock.faults.add({ effect: { status: 400, body: '{"errorCode":"a\\nwarn forged"}', headers } });
    await failureOf(economic.rest.raw("get", "/customers\u2028"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toMatch(/[\p{Cc}\u2028]|forged|a b/u);
  });
});

test("a record that cannot be read back after its update is logged as a warning (RW-8)", async () => {
  const { mock, lines, economic } = logged("warn");
  mock.faults.add({ method: "GET", skip: 1, effect: { status: 404, body: '{"message":"Hansen"}' } });
  await updateWithVersion(economic.customers, "/Customers/{number}", {
    path: { number: 1 },
    change: (customer) => ({ ...customer, city: "Aarhus" }),
  });
  expect(lines).toEqual([expect.stringMatching(/^warn \/Customers\/1 .*notFound 404/)]);
});

describe("the default logger", () => {
  test("writes all levels to stderr, and nothing to stdout", async () => {
    const program = `
      import { createEconomic } from ${JSON.stringify(resolve(import.meta.dirname, "../index.ts"))};
      let calls = 0;
      const economic = createEconomic({
        appSecretToken: "app-secret-0123456789",
        agreementGrantToken: "grant-0123456789",
        fetch: async () => (calls++ === 0 ? new Response("", { status: 503 }) : Response.json({ ok: 1 })),
      });
      await economic.rest.get("/self");
    `;
    const { stdout, stderr } = await promisify(execFile)(
      process.execPath,
      ["--input-type=module-typescript", "--no-warnings", "--eval", program],
      { env: { ...process.env, ECONOMIC_LOG: "debug" } },
    );
    expect(stdout).toBe("");
    const lines = stderr.trim().split("\n");
    expect(lines.map((line) => line.replace(/^\S+Z e-conomic (\w+): .*/, "$1"))).toEqual([
      "debug",
      "warn",
      "debug",
      "info",
    ]);
  });

  test("uses the methods of console where there is no stderr", async () => {
    vi.spyOn(console, "info").mockReturnValue();
    const written = vi.spyOn(console, "debug").mockReturnValue();
    const { client } = mockWith();
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    await client({ logLevel: "debug" }).rest.get("/self");
    expect(written).toHaveBeenCalledTimes(1);
  });
});
