import * as v from "valibot";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { failureOf } from "../../test/mock-client.ts";
import { bulk, type Economic, isEconomicError, updateWithVersion, ValidationError } from "../index.ts";
import { memoryStore, once } from "../once.ts";
import { pandiumRun, RunEndingError, type StandardSchema } from "../pandium.ts";
import { fakeProcess, pandiumWith, runOf, secrets } from "../testing/pandium.ts";

const minute = 60_000;
const customer = {
  name: "Nordlys ApS",
  currency: "DKK",
  customerGroup: { customerGroupNumber: 1 },
  paymentTerms: { paymentTermsNumber: 1 },
  vatZone: { vatZoneNumber: 1 },
};
const at = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace("T", " ")} +0000 UTC`;

describe("the secrets", () => {
  test("PAN-1: the client has the tokens of the tenant", async () => {
    const { mock, start } = pandiumWith();
    const env = {
      ECONOMIC_APP_SECRET_TOKEN: "of-another-agreement",
      ECONOMIC_AGREEMENT_GRANT_TOKEN: "another",
    };
    await start({
      env,
      main: async (run) => run.finish({ self: (await run.economic.rest.get("/self")).agreementNumber }),
    });
    expect(mock.requests[0]?.headers).toMatchObject({
      "x-appsecrettoken": secrets.PAN_SEC_VISMA_APP_SECRET_TOKEN,
      "x-agreementgranttoken": secrets.PAN_SEC_VISMA_GRANT_TOKEN,
    });
  });

  test("PAN-2: the tenant URL is never called, and a strange one causes a warning", async () => {
    const { mock, start } = pandiumWith();
    const env = { PAN_SEC_VISMA_TENANT_URL: "https://evil.example/rest" };
    const main = async (run: Awaited<ReturnType<typeof runOf>>) => {
      await run.economic.rest.get("/self");
      run.finish({});
    };
    const { stderr } = await start<unknown>({ env, main });
    expect(mock.requests.map(({ url }) => new URL(url).host)).toEqual(["restapi.e-conomic.com"]);
    expect(stderr).toMatch(/^WARN +PAN_SEC_VISMA_TENANT_URL/);
    expect(stderr).not.toContain("evil.example");
  });

  test.each([
    ["PAN_SEC_VISMA_APP_SECRET_TOKEN", "App Secret Token"],
    ["PAN_SEC_VISMA_GRANT_TOKEN", "installation URL"],
  ])("PAN-3: without %s the run names it and the step from which it comes", async (name, step) => {
    const { exitCode, stdout, stderr } = await pandiumWith().start({ env: { [name]: "" } });
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(`${name} is not set.`);
    expect(stderr).toContain(step);
  });

  test("PAN-3: a misspelt secret is named next to the right name", async () => {
    const { stderr } = await pandiumWith().start({
      env: { PAN_SEC_VISMA_GRANT_TOKEN: undefined, PAN_SEC_VISMA_GRANT_TOKN: "grant-misspelt-0123456789" },
    });
    expect(stderr).toContain("PAN_SEC_VISMA_GRANT_TOKEN is not set, but PAN_SEC_VISMA_GRANT_TOKN is");
    expect(stderr).not.toContain("grant-misspelt");
  });

  test("a token with a line break is refused by its variable's name, and not shown", async () => {
    const env = { PAN_SEC_VISMA_APP_SECRET_TOKEN: "two-secrets\nin-a-variable" };
    const { stderr, exitCode } = await pandiumWith().start({ env });
    expect([exitCode, stderr]).toEqual([
      1,
      expect.stringContaining("PAN_SEC_VISMA_APP_SECRET_TOKEN contains blanks"),
    ]);
    expect(stderr).not.toMatch(/two-secrets|in-a-variable/);
  });

  test("PAN-4: the message for refused tokens says what the tenant has to do", async () => {
    const { start } = pandiumWith({ tokens: [] });
    const { exitCode, stdout, stderr } = await start({
      main: async (run) => {
        await run.economic.rest.get("/self");
        run.finish({});
      },
    });
    expect([exitCode, stdout]).toEqual([1, ""]);
    expect(stderr).toMatch(/AuthenticationError: [\s\S]*installation URL/);
  });
});

describe("the output", () => {
  test("PAN-11: one line of JSON is printed once, when main has ended", async () => {
    const { result, stdout, exitCode } = await pandiumWith().start({
      main: (run) => {
        const output = { cursor: "2026-08-14", text: "a\nb" };
        run.finish(output);
        output.cursor = "changed later";
      },
    });
    expect(stdout).toBe('{"cursor":"2026-08-14","text":"a\\nb"}\n');
    expect([result.succeeded, exitCode]).toEqual([true, 0]);
  });

  test("PAN-13: a run that fails prints nothing, even after finish()", async () => {
    const { result, stdout, stderr, exitCode } = await pandiumWith().start({
      main: (run) => {
        run.finish({ cursor: 1 });
        throw new Error("the shop is closed", { cause: new Error("for the night") });
      },
    });
    expect([result.succeeded, stdout, exitCode]).toEqual([false, "", 1]);
    expect(stderr).toContain("Error: the shop is closed Cause: Error: for the night");
  });

  test("PAN-13: a run whose exit code main has set prints nothing, and keeps the code", async () => {
    const { process, printed } = fakeProcess(secrets);
    const main = (run: Awaited<ReturnType<typeof runOf>>) => {
      run.finish({});
      process.exitCode = 3;
    };
    expect(await pandiumRun<unknown>({ process, main })).toMatchObject({ succeeded: false });
    expect([printed.stdout, process.exitCode]).toEqual(["", 1]);
  });

  test.each([
    ["nothing at all", () => {}],
    ["a list", (finish: (output: object) => void) => finish([1])],
    ["a Date", (finish: (output: object) => void) => finish({ at: new Date() })],
    ["a number that JSON does not have", (finish: (output: object) => void) => finish({ at: Number.NaN })],
    ["two outputs", (finish: (output: object) => void) => [finish({}), finish({})]],
    ["a token", (finish: (output: object) => void) => finish({ a: [secrets.PAN_SEC_VISMA_GRANT_TOKEN] })],
  ])("main that finishes with %s fails", async (_, finishWith) => {
    const { exitCode, stdout } = await pandiumWith().start({ main: ({ finish }) => finishWith(finish) });
    expect([exitCode, stdout]).toEqual([1, ""]);
  });

  test("PAN-14: an init run keeps the properties of the last output", async () => {
    const env = {
      PAN_CTX_RUN_MODE: "init",
      PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: '{"cursor":7,"journal":[]}',
    };
    const { stdout } = await pandiumWith().start({ env, main: (run) => run.finish({ journal: ["1"] }) });
    expect(JSON.parse(stdout)).toEqual({ cursor: 7, journal: ["1"] });
  });

  test("unknown options are refused", async () => {
    const options = { main: () => {}, schema: {} };
    expect(await failureOf(pandiumRun(options))).toMatchObject({
      kind: "validation",
      errors: [{ path: "schema" }],
    });
    expect(await failureOf(pandiumRun({} as typeof options))).toMatchObject({ errors: [{ path: "main" }] });
  });
});

describe("the state", () => {
  const schema: StandardSchema<{ cursor: number }> = {
    "~standard": {
      version: 1,
      vendor: "test",
      validate: async (value) => {
        const { cursor } = value as { cursor?: unknown };
        return typeof cursor === "number" && Object.keys(value as object).length === 1
          ? { value: { cursor } }
          : { issues: [{ message: "Expected a number", path: ["cursor"] }] };
      },
    },
  };

  test.each([
    "PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT",
    "PAN_CTX_LAST_SUCESSFUL_RUN_STDOUT",
    "PAN_CTX_LAST_SUCCESSFUL_RUN_STDOUT",
    "PAN_CTX_LAST_SUCESSFUL_RUN_STD_OUT",
  ])("PAN-9: is read from %s, by the integration's schema", async (name) => {
    const saved = { cursor: 7, doubtUntil: "2026-08-14T09:00:00.000Z" };
    expect((await runOf({ [name]: JSON.stringify(saved) }, { state: schema })).state).toEqual({ cursor: 7 });
  });

  test("PAN-9: is undefined on the first run, and a function may read it", async () => {
    const state = (saved: Record<string, unknown>) => Number(saved.cursor) + 1;
    expect((await runOf({}, { state })).state).toBeUndefined();
    expect((await runOf({ PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: " " }, { state })).state).toBeUndefined();
    const run = await runOf({ PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: '{"cursor":1}' }, { state });
    expect([run.state, run.lastOutput]).toEqual([2, { cursor: 1 }]);
  });

  test.each(['{"cursor":', "[1]", "7", '{"cursor":"7"}', '{"cursor":7,"doubtUntil":"soon"}'])(
    "a broken one fails the run before anything is sent: %s",
    async (PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT) => {
      const { mock, start } = pandiumWith();
      const { exitCode, stdout, stderr } = await start<{ cursor: number }>({
        env: { PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT },
        state: schema,
        main: async (run) => {
          await run.economic.rest.get("/self");
          run.finish({});
        },
      });
      expect([exitCode, stdout, mock.requests.length]).toEqual([1, "", 0]);
      expect(stderr).toContain("ConfigurationError: ");
    },
  );

  test.each<[string, StandardSchema<{ cursor: number }>]>([
    ["zod", z.object({ cursor: z.number() })],
    ["valibot", v.object({ cursor: v.number() })],
  ])("accepts a schema of %s", async (_, state) => {
    const read = (saved: object) =>
      runOf({ PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: JSON.stringify(saved) }, { state });
    expect((await read({ cursor: 7, journals: [], doubtUntil: "2026-08-14T09:00:00Z" })).state).toEqual({
      cursor: 7,
    });
    await expect(read({ cursor: "7" })).rejects.toThrow(/integration's state: cursor: .*number/);
  });

  test("a function that throws fails the run with its reason", async () => {
    const state = () => {
      throw new Error("no cursor");
    };
    const env = { PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: "{}" };
    expect((await pandiumWith().start({ env, state })).stderr).toContain("no cursor");
  });
});

describe("the time of a run", () => {
  test("PAN-16: is ten minutes less the time that has passed", async () => {
    const { mock, start } = pandiumWith();
    const seen: number[] = [];
    await start({
      main: (run) => {
        for (const ms of [0, 4 * minute, 7 * minute]) {
          mock.clock.advance(ms);
          seen.push(run.timeLeft() / minute);
        }
        run.finish({});
      },
    });
    expect(seen).toEqual([10, 6, 0]);
  });

  test.each([
    ["at once", 0, 120],
    ["after six minutes", 6 * minute, 120],
    ["just before the last two and a half", 450_000, 120],
  ])("PAN-16: a write %s ends after two minutes, even if the call asks for more", async (_, ms, seconds) => {
    const { mock, start } = pandiumWith();
    mock.faults.add({ method: "POST", times: 100, effect: { status: 503, retryAfter: 20 } });
    let took = 0;
    await start({
      main: async (run) => {
        mock.clock.advance(ms);
        const before = mock.clock.now();
        const retry = { maxAttempts: 100, deadlineMs: 600_000 };
        await failureOf(run.economic.rest.post("/customers", { body: customer, retry }));
        took = mock.clock.now() - before;
        run.finish({});
      },
    });
    expect(took).toBeGreaterThan((seconds - 21) * 1000);
    expect(took).toBeLessThanOrEqual(seconds * 1000);
  });

  test("PAN-16: no write starts in the last two and a half minutes, but reads do", async () => {
    const { mock, start } = pandiumWith();
    let error: unknown;
    await start({
      main: async (run) => {
        mock.clock.advance(450_001);
        error = await failureOf(run.economic.rest.post("/customers", { body: customer }));
        await run.economic.rest.get("/self");
        run.finish({});
      },
    });
    expect(error).toBeInstanceOf(RunEndingError);
    expect(error).toMatchObject({ kind: "runEnding", attempts: 0, method: "POST", path: "/customers" });
    expect(mock.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("PAN-16: a write whose turn comes too late is not sent", async () => {
    const { mock, start } = pandiumWith();
    mock.faults.add({ method: "GET", effect: { status: 429, retryAfter: 20 } });
    let error: unknown;
    await start({
      main: async (run) => {
        mock.clock.advance(440_000);
        // The rate limit that this call meets holds for every call of the agreement.
        await failureOf(run.economic.rest.get("/self", { retry: { maxAttempts: 1 } }));
        error = await failureOf(run.economic.rest.post("/customers", { body: customer }));
        run.finish({});
      },
    });
    expect(error).toMatchObject({ kind: "runEnding", attempts: 0 });
    expect(mock.requests.map(({ method }) => method)).toEqual(["GET"]);
  });

  test("PAN-16: a write of once() that comes too late leaves its id free", async () => {
    const { mock, start } = pandiumWith();
    const now = () => mock.clock.now();
    const store = memoryStore();
    const create = ({ rest }: Economic) =>
      once("test/customer", {
        store,
        now,
        call: async (idempotencyKey) => {
          const created = await rest.post("/customers", { body: customer, idempotencyKey });
          return created.customerNumber;
        },
        find: () => undefined,
      });
    let error: unknown;
    await start({
      main: async (run) => {
        mock.clock.advance(460_000);
        error = await failureOf(create(run.economic));
        run.finish({});
      },
    });
    expect([error, mock.requests]).toEqual([expect.objectContaining({ kind: "runEnding" }), []]);
    // The next run claims the id anew, and does not wait for a write that was never sent.
    const next = await start({ main: async (run) => run.finish({ number: await create(run.economic) }) });
    expect([next.exitCode, mock.requests.length]).toEqual([0, 1]);
  });

  test("PAN-16: bulk and updates do not write in the last two and a half minutes", async () => {
    const { mock, start } = pandiumWith();
    const kinds: unknown[] = [];
    await start({
      main: async ({ economic, finish }) => {
        mock.clock.advance(460_000);
        const lines = [{ productNumber: "1", quantity: 1 }];
        const path = { documentId: 1 };
        const bulked = bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path });
        const updated = updateWithVersion(economic.customers, "/Customers/{number}", {
          path: { number: 1 },
          change: (record) => ({ ...record, name: "Changed" }),
        });
        for (const call of [bulked, updated]) kinds.push((await failureOf(call)).kind);
        finish({});
      },
    });
    expect(kinds).toEqual(["bulk", "runEnding"]);
    expect(mock.requests.filter(({ method }) => method !== "GET")).toEqual([]);
  });

  test("PAN-16: no call starts in the last half minute", async () => {
    const { mock, start } = pandiumWith();
    let error: unknown;
    await start({
      main: async (run) => {
        mock.clock.advance(570_000);
        error = await failureOf(run.economic.rest.get("/self"));
        run.finish({});
      },
    });
    expect([error, mock.requests]).toEqual([expect.objectContaining({ kind: "runEnding" }), []]);
  });

  test("PAN-16: reading stops in time to print the cursor", async () => {
    const { mock, start } = pandiumWith();
    mock.agreement().customers.addMany(200, (index) => ({ name: `Customer ${index}` }));
    let read = 0;
    const { stdout } = await start({
      main: async (run) => {
        for await (const _ of run.whileTimeLasts(run.economic.rest.list("/customers"))) {
          read += 1;
          mock.clock.advance(5000);
        }
        run.finish({ read, isEnding: run.isEnding() });
      },
    });
    expect(JSON.parse(stdout)).toEqual({ read: 91, isEnding: true });
  });

  test("PAN-16: reading ends at its time limit", async () => {
    const { mock, start } = pandiumWith();
    mock.faults.add({ times: Number.POSITIVE_INFINITY, effect: { status: 429, retryAfter: 50 } });
    const retry = { maxAttempts: 1000, deadlineMs: 1_000_000 };
    const { stdout, exitCode } = await start({
      client: { retry },
      main: async (run) => {
        mock.clock.advance(440_000);
        for await (const _ of run.whileTimeLasts(run.economic.rest.list("/customers")));
        run.finish({ left: run.timeLeft() >= 30_000 });
      },
    });
    expect([exitCode, stdout]).toEqual([0, '{"left":true}\n']);
  });

  test("a test's limit keeps the shares, and cannot be longer than Pandium's", async () => {
    const { mock, start } = pandiumWith();
    const left: number[] = [];
    const main = async (run: Awaited<ReturnType<typeof runOf>>) => {
      left.push(run.timeLeft());
      mock.clock.advance(4501);
      left.push(run.timeLeft());
      run.finish({ isEnding: run.isEnding() });
    };
    const short = await start<unknown>({ env: { PANDIUM_RUN_LIMIT_MS: "6000" }, main });
    const long = await start<unknown>({ env: { PANDIUM_RUN_LIMIT_MS: "9000000" }, main });
    expect(left).toEqual([6000, 1499, 600_000, 595_499]);
    expect([short.stdout, long.stdout]).toEqual(['{"isEnding":true}\n', '{"isEnding":false}\n']);
  });
});

describe("doubtUntil", () => {
  const now = Date.parse("2026-08-14T10:00:00Z");
  const iso = (ms: number) => new Date(ms).toISOString();
  const failed = (completed: number) => ({
    PAN_CTX_LAST_RUN_PHASE: "Failed",
    PAN_CTX_LAST_RUN_COMPLETION_TIME: at(completed),
  });
  const saved = (ms: number) => ({
    PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: JSON.stringify({ cursor: 1, doubtUntil: iso(ms) }),
  });

  test.each<[string, Record<string, string>, number | undefined, boolean]>([
    ["no run before", {}, undefined, false],
    ["a run that succeeded", { PAN_CTX_LAST_RUN_PHASE: "Succeeded" }, undefined, false],
    ["a run that failed a minute ago", failed(now - minute), now + 14 * minute, true],
    ["a run that failed an hour ago", failed(now - 60 * minute), undefined, true],
    ["a failed run whose end is not known", { PAN_CTX_LAST_RUN_PHASE: "Failed" }, now + 15 * minute, true],
    [
      "an earlier doubt that is later",
      { ...failed(now - 9 * minute), ...saved(now + 8 * minute) },
      now + 8 * minute,
      true,
    ],
    [
      "an earlier doubt that is sooner",
      { ...failed(now - 9 * minute), ...saved(now + 2 * minute) },
      now + 6 * minute,
      true,
    ],
    [
      "a doubt that lies ahead",
      { PAN_CTX_LAST_RUN_PHASE: "Succeeded", ...saved(now + minute) },
      now + minute,
      true,
    ],
    ["a doubt that is over", { PAN_CTX_LAST_RUN_PHASE: "Succeeded", ...saved(now - 1) }, undefined, false],
    ["the phase Timeout", { PAN_CTX_LAST_RUN_PHASE: "Timeout" }, now + 15 * minute, true],
    [
      "a run after the last success, without its phase",
      {
        PAN_CTX_LAST_RUN_START_TIME: at(now - 5),
        PAN_CTX_LAST_SUCCESSFUL_RUN_START_TIME: at(now - 9 * minute),
      },
      now + 15 * minute,
      true,
    ],
  ])("PAN-20: after %s", async (_, env, until, isInDoubt) => {
    for (const PAN_CTX_RUN_MODE of ["init", "normal", "webhook"]) {
      let doubt: boolean | undefined;
      const main = (run: Awaited<ReturnType<typeof runOf>>) => {
        doubt = run.isInDoubt();
        run.finish({ cursor: 2 });
      };
      const { stdout } = await pandiumWith().start<unknown>({ env: { ...env, PAN_CTX_RUN_MODE }, main });
      const doubtUntil = until === undefined ? {} : { doubtUntil: iso(until) };
      expect([doubt, JSON.parse(stdout)]).toEqual([isInDoubt, { cursor: 2, ...doubtUntil }]);
    }
  });

  test("an unknown outcome puts the run in doubt; a refusal and a settled write do not", async () => {
    const { mock, start } = pandiumWith();
    const doubts: boolean[] = [];
    const { stdout } = await start({
      main: async (run) => {
        const create = (retry?: false) =>
          run.economic.rest.post("/customers", { body: customer, ...(retry === false && { retry }) });
        mock.faults.add({ method: "POST", effect: { drop: "after" } });
        await create();
        mock.faults.add({ method: "POST", effect: { status: 400 } });
        await failureOf(create());
        doubts.push(run.isInDoubt());
        mock.faults.add({ method: "POST", effect: { drop: "after" } });
        expect(isEconomicError(await failureOf(create(false)), "outcomeUnknown")).toBe(true);
        doubts.push(run.isInDoubt());
        run.finish({});
      },
    });
    expect(doubts).toEqual([false, true]);
    const { doubtUntil } = JSON.parse(stdout);
    expect(Date.parse(doubtUntil)).toBeGreaterThanOrEqual(now + 15 * minute);
  });

  test("a write that nobody has awaited counts as unknown", async () => {
    const { start, mock } = pandiumWith();
    mock.faults.add({ method: "POST", effect: { drop: "hang" } });
    const controller = new AbortController();
    const { stdout, stderr } = await start({
      main: async (run) => {
        run.economic.rest.post("/customers", { body: customer, signal: controller.signal }).catch(() => {});
        await expect.poll(() => mock.requests.length).toBe(1);
        run.finish({});
      },
    });
    controller.abort();
    expect(JSON.parse(stdout)).toEqual({ doubtUntil: iso(now + 15 * minute) });
    expect(stderr).toMatch(/^WARN /);
  });
});

describe("the log", () => {
  test("PAN-12: goes to stderr by level, with details, each entry on one line", async () => {
    const { stdout, stderr } = await pandiumWith().start({
      logLevel: "info",
      main: (run) => {
        run.log.debug("not shown");
        run.log.info("Order\nW-1", { lines: 2 });
        run.log.warn("Slow", new Error("late"));
        run.log.error("Bad", { error: new Error("inner"), big: "x" });
        run.log.error("Refused", [new ValidationError("no", { errors: [{ message: "hidden" }] })]);
        run.log.error("Symbol", Symbol("x"));
        const circle: Record<string, unknown> = {};
        circle.self = circle;
        run.log.info("Circle", circle);
        run.finish({});
      },
    });
    expect(stderr.split("\n")).toEqual([
      'INFO  Order\\nW-1 {"lines":2}',
      "WARN  Slow Error: late",
      'ERROR Bad {"error":"Error: inner","big":"x"}',
      'ERROR Refused ["ValidationError: no"]',
      "ERROR Symbol Symbol(x)",
      "INFO  Circle [object Object]",
      "",
    ]);
    expect(stdout).toBe("{}\n");
  });

  test("PAN-12: no part of a URL among the settings and secrets is shown", async () => {
    const env = {
      PAN_CFG_SHOP_URL: "https://planted-shop.example:8443/planted-path?key=planted-query",
      PAN_SEC_DATABASE_URL: "postgres://planted-user:planted%2Fpassword@planted-db.example/orders",
      PAN_CFG_HOSTS: '["https://planted-first.example","planted-second.example"]',
    };
    const { stderr } = await pandiumWith().start({
      env,
      main: (run) => {
        run.log.info("getaddrinfo ENOTFOUND planted-shop.example, planted-shop.example:8443");
        run.log.info("GET /planted-path: 500, ?key=planted-query");
        run.log.info("login failed for planted-user with planted/password or planted%2Fpassword");
        throw new Error("planted-db.example", {
          cause: new Error("planted-first.example planted-second.example"),
        });
      },
    });
    expect(stderr).toContain("ENOTFOUND [redacted]");
    expect(stderr).not.toContain("planted");
  });

  test("silent writes nothing, even if the run fails", async () => {
    const { exitCode, stderr } = await pandiumWith().start({ logLevel: "silent", main: () => {} });
    expect([exitCode, stderr]).toEqual([1, ""]);
  });

  test("calls that are sent again are logged without their queries", async () => {
    const { mock, start } = pandiumWith();
    mock.faults.add({ effect: { status: 503 } });
    const { stderr } = await start({
      main: async (run) => {
        await run.economic.rest.list("/customers", { filter: { name: "Nordlys" } }).toArray({ max: 1 });
        run.finish({});
      },
    });
    expect(stderr).toMatch(/^WARN {2}#\d+ GET \/customers failed: server 503.*\n$/);
  });

  test("the test's process stays as it is", async () => {
    const { process } = fakeProcess(secrets);
    const { write } = globalThis.process.stdout;
    await pandiumRun({ process, main: (run) => run.finish({}) });
    expect(globalThis.process.stdout.write).toBe(write);
    expect(globalThis.process.exitCode).toBeUndefined();
  });
});
