import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { readOptions } from "../settings/options.ts";
import { readArguments } from "./arguments.ts";
import { addressOf } from "./forward-webhooks.ts";
import { usage } from "./usage.ts";
import { UsageError } from "./usage-error.ts";

function served(...args: string[]) {
  const command = readArguments(args);
  if (command.run !== "serve") throw new Error(`${args} does not serve`);
  return command;
}

/** A JSON file for one test. */
function fileOf(content: unknown): string {
  const folder = mkdtempSync(join(tmpdir(), "mock-arguments-"));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, "file.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
}

describe("the command line", () => {
  test("serves an empty agreement on 127.0.0.1:4010, in real time, unless told otherwise", () => {
    const before = Date.now();
    const { port, host, mock } = served();
    expect({ port, host }).toEqual({ port: 4010, host: "127.0.0.1" });
    expect(readOptions(mock)).toMatchObject({
      seed: "empty",
      role: "SuperUser",
      latency: 0,
      runningClock: true,
    });
    expect(mock.now).toBeGreaterThanOrEqual(before);
  });

  test("reads the values of flags, after = or a space", () => {
    const { port, host, mock } = served(
      "--port=0",
      "--host",
      "0.0.0.0",
      "--seed",
      "company",
      "--latency=250",
      "--now=2026-08-14",
      "--role=Sales",
    );
    expect({ port, host }).toEqual({ port: 0, host: "0.0.0.0" });
    expect(mock).toMatchObject({ seed: "company", latency: 250, now: Date.UTC(2026, 7, 14), role: "Sales" });
  });

  test("a range of latency returns changing times inside it, the same in every run", () => {
    const times = () => {
      const { latency } = served("--latency=100-400").mock;
      if (typeof latency !== "function") throw new Error("no range");
      return Array.from({ length: 50 }, () => latency("GET", "/"));
    };
    expect(times()).toEqual(times());
    expect(new Set(times()).size).toBeGreaterThan(20);
    expect(Math.min(...times())).toBeGreaterThanOrEqual(100);
    expect(Math.max(...times())).toBeLessThanOrEqual(400);
    expect(Math.max(...times()) - Math.min(...times())).toBeGreaterThan(200);
  });

  test.each([
    [["--port", "99999"], "--port cannot be 99999"],
    [["--port", "http"], "--port cannot be http"],
    [["--seed", "big"], "--seed cannot be big"],
    [["--modules", "Projekt"], "--modules cannot be Projekt"],
    [["--tokens", "only-one-secret"], "--tokens must be an app secret token and an agreement grant token"],
    [["--domains", "not a domain"], "which is not a domain"],
    [["--event-types", "paid"], "--event-types cannot be paid"],
    [["--running-clock", "maybe"], "--running-clock cannot be maybe"],
    [["--rate-limit", "much"], "--rate-limit cannot be much"],
    [["--rate-limit", "per=galaxy"], "--rate-limit per cannot be galaxy"],
    [["--strict", "very"], "--strict cannot be very"],
    [["--webhooks", "shop"], "--webhooks cannot be shop"],
    [["--ruling", "serverFault=false"], "did you mean serverFaults?"],
    [["--ruling", "serverFaults=perhaps"], "--ruling cannot be serverFaults=perhaps"],
    [["--config", "/does/not/exist.json"], "--config /does/not/exist.json: ENOENT"],
    [["--role", "admin"], "--role cannot be admin"],
    [["--latency", "slow"], "--latency cannot be slow"],
    [["--latency", "400-100"], "--latency cannot be 400-100"],
    [["--latency", "1-2-3"], "--latency cannot be 1-2-3"],
    [["--now", "yesterday"], "--now cannot be yesterday"],
    [["--prot", "4010"], "--prot"],
    [["4010"], "4010"],
    [["--port"], "--port"],
  ])("%j is explained", (args, message) => {
    expect(() => readArguments(args)).toThrow(UsageError);
    expect(() => readArguments(args)).toThrow(message);
  });

  test("--help and --version go before all other flags", () => {
    expect(readArguments(["--help", "--port", "99999"])).toEqual({ run: "help" });
    expect(readArguments(["--version"])).toEqual({ run: "version" });
  });

  test("has a flag for every option of the mock", () => {
    const flags = Object.keys(readOptions())
      .map((name) => (name === "rulings" ? "ruling" : name))
      .map((name) => `--${name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} `);
    expect(flags.filter((flag) => !usage.includes(flag))).toEqual([]);
    for (const flag of flags)
      expect(() => readArguments([flag.trim(), "\0"]), flag).toThrow(/cannot be|must be|is not a domain/);
  });

  test("sets every option of the mock", () => {
    const { mock } = served(
      "--modules=Project,Dimension",
      "--tokens=secret:grant",
      "--domains=e-conomic.test",
      "--event-types=PAID:NUMBER,AMOUNT",
      "--running-clock=false",
      "--pdf-ready-after=2",
      "--rate-limit=limit=6,per=app",
      "--strict=unknownProperties",
      "--while-in-flight=conflict",
      "--cache-failures=all",
      "--webhooks=http://127.0.0.1:3000/hook",
      "--webhook-attempts=5",
      "--ruling=serverFaults=false",
      "--ruling=pagedReach=published",
      "--ruling=defaultWebhookBody=a=b",
    );
    const { webhooks, ...others } = mock;
    expect(others).toMatchObject({
      modules: ["Project", "Dimension"],
      tokens: [{ appSecretToken: "secret", agreementGrantToken: "grant" }],
      domains: ["e-conomic.test"],
      eventTypes: [{ name: "PAID", mergeFields: [{ fieldName: "[NUMBER]" }, { fieldName: "[AMOUNT]" }] }],
      runningClock: false,
      pdfReadyAfter: 2,
      rateLimit: { limit: 6, per: "app" },
      strict: { unknownProperties: true },
      whileInFlight: "conflict",
      cacheFailures: "all",
      webhookAttempts: 5,
      rulings: { serverFaults: false, pagedReach: "published", defaultWebhookBody: "a=b" },
    });
    expect(typeof webhooks === "function" && addressOf(webhooks)).toBe("http://127.0.0.1:3000/hook");
    expect(served("--rate-limit=off").mock.rateLimit).toBe(false);
    expect(served("--rate-limit=500/30").mock.rateLimit).toEqual({ limit: 500, windowSeconds: 30 });
    expect(served("--modules=none").mock.modules).toEqual([]);
  });

  test("--seed can name a file of records as well as a seed", () => {
    const file = fileOf({ customers: [{ name: "Nordlys" }] });
    const { mock, seedRecords } = served("--seed=company", `--seed=${file}`);
    expect(mock.seed).toBe("company");
    expect(seedRecords).toEqual({ customers: [{ name: "Nordlys" }] });
    expect(() => served(`--seed=${fileOf([])}`)).toThrow("a seed is an object of lists of records");
    expect(() => served(`--seed=${fileOf({ customers: {} })}`)).toThrow('"customers" is a list of records');
  });

  test("a file can hold settings of every kind, and flags override it", () => {
    const file = fileOf({
      port: 4020,
      seed: "company",
      persist: "books.jsonl",
      role: "Sales",
      latency: { from: 1, to: 2 },
      tokens: [{ appSecretToken: "a", agreementGrantToken: "b" }],
      rulings: { serverFaults: false },
    });
    const { port, persist, mock } = served(
      `--config=${file}`,
      "--role=Bookkeeping",
      "--ruling=demoLink=true",
    );
    expect([port, persist]).toEqual([4020, file.replace("file.json", "books.jsonl")]);
    expect(mock).toMatchObject({
      seed: "company",
      role: "Bookkeeping",
      tokens: [{ appSecretToken: "a", agreementGrantToken: "b" }],
      rulings: { serverFaults: false, demoLink: true },
    });
  });

  test.each([
    [{ rol: "Sales" }, 'the body has no "rol"; did you mean "role"?'],
    [{ latency: { from: 5, to: 1 } }, "latency: 1 is less than 5."],
    [{ rulings: { serverFault: true } }, 'There is no ruling "serverFault"'],
    [[], "the body must be object"],
    ["{", "JSON"],
  ])("a file with %j is explained", (content, message) => {
    const file = fileOf(content);
    expect(() => readArguments(["--config", file])).toThrow(UsageError);
    expect(() => readArguments(["--config", file])).toThrow(message);
  });
});
