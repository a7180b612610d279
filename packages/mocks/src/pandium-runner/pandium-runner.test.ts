import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createPandium, type PandiumOptions, type ProgramFunction, type ProgramProcess } from "../pandium.ts";

/** Makes a program that records its environment and prints what `print` returns. */
function recorder(print: (process: ProgramProcess, number: number) => unknown = () => ({})) {
  const environments: Record<string, string>[] = [];
  const program: ProgramFunction = async (process) => {
    environments.push(process.env);
    const output = await print(process, environments.length);
    if (output !== undefined) process.stdout.write(`${JSON.stringify(output)}\n`);
  };
  return { program, environments };
}

/** Makes a program that waits until the test lets it continue. */
function gated() {
  const gates: (() => void)[] = [];
  const { program, environments } = recorder(() => new Promise((resolve) => gates.push(() => resolve({}))));
  const triggersOf = (run: number) => JSON.parse(environments[run]?.PAN_CTX_RUN_TRIGGERS ?? "[]");
  return { program, environments, triggersOf, open: () => gates.shift()?.() };
}

const node = (code: string): PandiumOptions["program"] => [
  process.execPath,
  "--input-type=module",
  "--eval",
  code,
];

describe("the variables of a run", () => {
  test("PAN-1, PAN-5, PAN-6: hold secrets and settings as texts", async () => {
    const { program, environments } = recorder();
    await createPandium({
      program,
      secrets: { VISMA_APP_SECRET_TOKEN: "a", PAN_SEC_VISMA_GRANT_TOKEN: "g", VISMA_TENANT_URL: undefined },
      settings: { journal: 1, "record-payments": true, states: ["paid", "sent"], note: "", left: undefined },
    }).run();
    expect(environments[0]).toMatchObject({
      PAN_SEC_VISMA_APP_SECRET_TOKEN: "a",
      PAN_SEC_VISMA_GRANT_TOKEN: "g",
      PAN_CFG_JOURNAL: "1",
      PAN_CFG_RECORD_PAYMENTS: "true",
      PAN_CFG_STATES: '["paid","sent"]',
      PAN_CFG_NOTE: "",
    });
    expect(Object.keys(environments[0] ?? {})).not.toContain("PAN_CFG_LEFT");
    expect(Object.keys(environments[0] ?? {})).not.toContain("PAN_SEC_VISMA_TENANT_URL");
  });

  test("PAN-2: have a tenant URL only if a test sets one", async () => {
    const { program, environments } = recorder();
    const secrets = { VISMA_TENANT_URL: "https://secure.example" };
    await createPandium({ program, secrets }).run();
    expect(environments[0]).toMatchObject({ PAN_SEC_VISMA_TENANT_URL: "https://secure.example" });
  });

  test("PAN-9, PAN-10, PAN-20: have times, phase and output of earlier runs", async () => {
    let now = Date.parse("2021-07-24T20:04:21Z");
    const { program, environments } = recorder((process, number) => {
      now += 60_000;
      if (number === 2) process.exitCode = 1;
      return { number };
    });
    const pandium = createPandium({ program, now: () => now });
    for (let run = 0; run < 3; run += 1) await pandium.run();
    expect(Object.keys(environments[0] ?? {}).filter((name) => name.includes("LAST"))).toEqual([]);
    expect(environments[1]).toMatchObject({
      PAN_CTX_LAST_RUN_PHASE: "Succeeded",
      PAN_CTX_LAST_RUN_START_TIME: "2021-07-24 20:04:21 +0000 UTC",
      PAN_CTX_LAST_RUN_COMPLETION_TIME: "2021-07-24 20:05:21 +0000 UTC",
      PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: '{"number":1}',
    });
    expect(environments[2]).toMatchObject({
      PAN_CTX_LAST_RUN_PHASE: "Failed",
      PAN_CTX_LAST_RUN_STD_OUT: '{"number":2}',
      PAN_CTX_LAST_RUN_START_TIME: "2021-07-24 20:05:21 +0000 UTC",
      PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: '{"number":1}',
      PAN_CTX_LAST_SUCCESSFUL_RUN_START_TIME: "2021-07-24 20:04:21 +0000 UTC",
      PAN_CTX_LAST_SUCCESSFUL_RUN_COMPLETION_TIME: "2021-07-24 20:05:21 +0000 UTC",
      PAN_CTX_TENANT_NAME: "Test tenant",
      PAN_CTX_INTEGRATION_NAME: "Test integration",
      PAN_CTX_ENV: "test",
    });
  });

  test("PAN-14: init and normal runs share stdout", async () => {
    const { program, environments } = recorder((_, number) => ({ number }));
    const pandium = createPandium({ program });
    await pandium.run();
    expect((await pandium.init()).mode).toBe("init");
    await pandium.run();
    expect(environments.map(({ PAN_CTX_RUN_MODE }) => PAN_CTX_RUN_MODE)).toEqual([
      "normal",
      "init",
      "normal",
    ]);
    expect(environments[1]?.PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT).toBe('{"number":1}');
    expect(environments[2]?.PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT).toBe('{"number":2}');
  });

  test("include changed settings and an output that a test has damaged", async () => {
    const { program, environments } = recorder();
    const pandium = createPandium({ program, settings: { journal: 1, layout: 19 } });
    pandium.lastOutput = '{"cursor":';
    pandium.choose({ journal: 2 });
    await pandium.run();
    expect(environments[0]).toMatchObject({
      PAN_CTX_LAST_SUCCESSFUL_RUN_STD_OUT: '{"cursor":',
      PAN_CFG_JOURNAL: "2",
      PAN_CFG_LAYOUT: "19",
    });
  });
});

describe("triggers", () => {
  test("PAN-8, PAN-17: are bundled into the next run if they arrive during a run", async () => {
    const { program, triggersOf, open } = gated();
    const pandium = createPandium({ program });
    const first = pandium.trigger({
      mode: "webhook",
      source: "shop",
      payload: { order: 1 },
      headers: { a: "b" },
    });
    const others = [1, 2, 3].map((number) => pandium.trigger({ mode: "webhook", payload: number }));
    open();
    const { number, mode } = await first;
    expect([number, mode, triggersOf(0)]).toEqual([
      1,
      "webhook",
      [{ mode: "webhook", source: "shop", payload: { order: 1 }, headers: { a: "b" } }],
    ]);
    await expect.poll(() => triggersOf(1)).toHaveLength(3);
    open();
    expect((await Promise.all(others)).map((run) => run.number)).toEqual([2, 2, 2]);
    expect(pandium.runs).toHaveLength(2);
  });

  test("PAN-7, U-13: make a normal run if a bundle has other triggers than webhooks", async () => {
    const { program, environments, open } = gated();
    const pandium = createPandium({ program });
    pandium.run();
    pandium.trigger({ mode: "webhook" });
    pandium.trigger({ mode: "api" });
    open();
    await expect.poll(() => environments).toHaveLength(2);
    open();
    await pandium.idle();
    expect(pandium.runs.map(({ mode }) => mode)).toEqual(["normal", "normal"]);
  });

  test("PAN-18: of cron go first, each in a separate run", async () => {
    const { program, environments, triggersOf, open } = gated();
    const pandium = createPandium({ program });
    pandium.run();
    for (const mode of ["webhook", "cron", "webhook", "cron"] as const) pandium.trigger({ mode });
    for (let run = 1; run <= 4; run += 1) {
      await expect.poll(() => environments).toHaveLength(run);
      open();
    }
    await pandium.idle();
    expect([1, 2, 3].map((run) => triggersOf(run).map(({ mode }: { mode: string }) => mode))).toEqual([
      ["cron"],
      ["cron"],
      ["webhook", "webhook"],
    ]);
  });
});

describe("how a run ends", () => {
  test("PAN-11: the last line of stdout is handed on if it is JSON", async () => {
    const prints = ['noise\n{"cursor":1}\n', "not json\n", "", '{"cursor":2'];
    const pandium = createPandium({
      program: ({ stdout }) => stdout.write(prints.shift() ?? ""),
    });
    const runs = [await pandium.run(), await pandium.run(), await pandium.run(), await pandium.run()];
    expect(runs.map(({ phase, output }) => [phase, output])).toEqual([
      ["Succeeded", { cursor: 1 }],
      ["Succeeded", undefined],
      ["Succeeded", undefined],
      ["Succeeded", undefined],
    ]);
    expect(runs.map(({ refused }) => refused !== undefined)).toEqual([false, true, true, true]);
    expect(pandium.lastOutput).toBe('{"cursor":1}');
  });

  test("PAN-13, PAN-19: after an exit code or an error, stdout is not handed on", async () => {
    const endings: ((process: ProgramProcess) => void)[] = [
      (process) => {
        process.stdout.write("{}");
        process.exitCode = 3;
      },
      () => {
        throw new Error("broken");
      },
    ];
    const pandium = createPandium({ program: (process) => endings.shift()?.(process) });
    expect(await pandium.run()).toMatchObject({ phase: "Failed", reason: "Integration Issue", exitCode: 3 });
    const thrown = await pandium.run();
    expect(thrown).toMatchObject({ phase: "Failed", reason: "Integration Issue", exitCode: 1 });
    expect(thrown.stderr).toContain("broken");
    expect(pandium.lastOutput).toBeUndefined();
  });

  test("PAN-16: a run is killed at the time limit, and its output is lost", async () => {
    const printing: ProgramFunction = async ({ env, stdout, killed }) => {
      stdout.write(`{"limit":${env.PANDIUM_RUN_LIMIT_MS}}`);
      await new Promise((resolve) => killed.addEventListener("abort", resolve));
      stdout.write("after its death");
    };
    const pandium = createPandium({ program: printing, limitMs: 50 });
    const run = await pandium.run();
    expect(run).toMatchObject({
      phase: "Failed",
      reason: "Timeout",
      exitCode: undefined,
      stdout: '{"limit":50}',
    });
    expect([run.output, pandium.lastOutput]).toEqual([undefined, undefined]);
  });

  test("kill() ends the run that is under way", async () => {
    const pandium = createPandium({ program: () => new Promise(() => {}) });
    const run = pandium.run();
    pandium.kill();
    expect(await run).toMatchObject({ phase: "Failed", reason: "Timeout" });
  });
});

describe("a command", () => {
  test("PAN-5, PAN-12: runs as a process with only its own streams and variables", async () => {
    process.env.OF_THE_TESTS_OWN = "secret";
    const program = node(
      'console.error("log"); console.log(JSON.stringify([Object.keys(process.env).sort(), process.env.MORE, process.env.ECONOMIC_APIS_URL]))',
    );
    const economic = { url: "http://127.0.0.1:4010" };
    const { output, stderr, exitCode } = await createPandium({
      program,
      economic,
      env: { MORE: "more" },
    }).run();
    delete process.env.OF_THE_TESTS_OWN;
    const [names, more, apis] = output as [string[], string, string];
    expect([more, apis, stderr, exitCode]).toEqual([
      "more",
      "http://127.0.0.1:4010/apis.e-conomic.com",
      "log\n",
      0,
    ]);
    expect(names.filter((name) => !/^(PAN_|ECONOMIC_|PATH|HOME|MORE)/.test(name))).toEqual([]);
  });

  test("PAN-16: is killed with all processes that it has started", async () => {
    const file = join(mkdtempSync(join(tmpdir(), "pandium-")), "alive");
    const child = `setInterval(() => require("fs").appendFileSync(${JSON.stringify(file)}, "."), 10)`;
    writeFileSync(file, "");
    const pandium = createPandium({ program: ["sh", "-c", `"${process.execPath}" -e '${child}' & wait`] });
    const run = pandium.run();
    await expect.poll(() => readFileSync(file, "utf8").length, { timeout: 20_000 }).toBeGreaterThan(0);
    pandium.kill();
    expect(await run).toMatchObject({ phase: "Failed", reason: "Timeout" });
    const { length } = readFileSync(file, "utf8");
    await new Promise((resolve) => setTimeout(resolve, 60));
    expect(readFileSync(file, "utf8")).toHaveLength(length);
  });

  test("advance() moves the clock of a Node program", async () => {
    const pandium = createPandium({
      program: node("console.log(JSON.stringify([Date.now(), new Date().getTime(), new Date(7).getTime()]))"),
    });
    pandium.advance(3_600_000);
    const before = Date.now();
    const { output, startedAt } = await pandium.run();
    const [now = 0, made = 0, fixed] = output as number[];
    expect(startedAt.getTime() - before).toBeGreaterThanOrEqual(3_600_000);
    expect(now - before).toBeGreaterThanOrEqual(3_600_000);
    expect([made - now < 1000, fixed]).toEqual([true, 7]);
  });

  test("rejects if it cannot be started, and later runs still start", async () => {
    const pandium = createPandium({ program: ["no-such-program"] });
    await expect(pandium.run()).rejects.toThrow("ENOENT");
    await expect(pandium.run()).rejects.toThrow("ENOENT");
    expect(pandium.runs).toEqual([]);
  });
});

test.each<[string, object]>([
  ["no program", {}],
  ["an empty command", { program: [] }],
  ["an unknown option", { program: () => {}, limit: 5 }],
  ["a limit of 0", { program: () => {}, limitMs: 0 }],
])("%s is a TypeError", (_, options) => {
  expect(() => createPandium(options as PandiumOptions)).toThrow(TypeError);
});
