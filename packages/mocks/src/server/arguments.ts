import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { createClock } from "../dates/clock.ts";
import { economicHosts } from "../routing/host.ts";
import {
  allModules,
  type MockSettings,
  type RateLimitOptions,
  readOptions,
  roles,
} from "../settings/options.ts";
import { type Rulings, rulingChoices } from "../settings/rulings.ts";
import { nearestName } from "../validation/nearest-name.ts";
import { webhooksOption } from "./forward-webhooks.ts";
import { latencyIn } from "./latency-range.ts";
import { type Config, readConfig } from "./read-config.ts";
import { type SeedRecords, seedRecordsOf } from "./seed-records.ts";
import { UsageError } from "./usage-error.ts";

export interface ServeCommand {
  readonly run: "serve";
  readonly port: number;
  readonly host: string;
  readonly persist: string | undefined;
  readonly seedRecords: SeedRecords;
  readonly mock: MockSettings;
}

export type Command = { readonly run: "help" } | { readonly run: "version" } | ServeCommand;

const seeds = ["empty", "company"] as const;

/**
 * Reads the command line (without `node` and the script), and the files that it names.
 *
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): Command {
  const values = parse(args);
  if (values.help) return { run: "help" };
  if (values.version) return { run: "version" };
  const config = values.config === undefined ? { mock: {} } : readConfig(values.config);
  const { seed, seedRecords } = readSeeds(values.seed ?? config.seed ?? []);
  const mock: MockSettings = {
    // People and other programs use a server, so its clock follows real time by default.
    runningClock: true,
    now: Date.now(),
    ...config.mock,
    ...optionsOf(values),
    ...rulingsOf(config, values.ruling ?? []),
    seed,
  };
  refuseImpossible(mock);
  return {
    run: "serve",
    port: values.port === undefined ? (config.port ?? 4010) : wholeNumber("--port", values.port, 65_535),
    host: values.host ?? config.host ?? "127.0.0.1",
    persist: values.persist ?? config.persist,
    seedRecords,
    mock,
  };
}

/** Turns settings that the mock refuses into a usage error. */
function refuseImpossible(mock: MockSettings): void {
  try {
    const { domains, now } = readOptions(mock);
    economicHosts(domains);
    createClock(now);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const texts = { type: "string", multiple: true } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    port: text,
    host: text,
    persist: text,
    config: text,
    seed: texts,
    role: text,
    modules: text,
    tokens: texts,
    domains: text,
    "event-types": texts,
    now: text,
    "running-clock": text,
    latency: text,
    "pdf-ready-after": text,
    "rate-limit": text,
    strict: text,
    "while-in-flight": text,
    "cache-failures": text,
    webhooks: text,
    "webhook-attempts": text,
    ruling: texts,
    help: flag,
    version: flag,
  };
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

type Values = ReturnType<typeof parse>;

/** Returns the options that the flags set. */
function optionsOf(values: Values): MockSettings {
  const given = <T>(flag: keyof Values & string, read: (text: string, flag: string) => T): T | undefined => {
    const value = values[flag];
    return typeof value === "string" ? read(value, `--${flag}`) : undefined;
  };
  const options = {
    role: given("role", (text, flag) => oneOf(flag, text, roles)),
    modules: given("modules", modulesOf),
    tokens: values.tokens?.map(tokenPairOf),
    domains: given("domains", (text) => text.split(",")),
    eventTypes: values["event-types"]?.map(eventTypeOf),
    now: given("now", momentOf),
    runningClock: given("running-clock", trueOrFalse),
    latency: given("latency", latencyOf),
    pdfReadyAfter: given("pdf-ready-after", (text, flag) => wholeNumber(flag, text, 86_400)),
    rateLimit: given("rate-limit", rateLimitOf),
    strict: given("strict", (text, flag) =>
      text === "unknownProperties"
        ? { unknownProperties: true }
        : trueOrFalse(text, flag, ", or unknownProperties"),
    ),
    whileInFlight: given("while-in-flight", (text, flag) =>
      oneOf(flag, text, ["wait", "conflict", "execute"] as const),
    ),
    cacheFailures: given("cache-failures", (text, flag) =>
      oneOf(flag, text, ["none", "4xx", "all"] as const),
    ),
    webhooks: given("webhooks", webhooksOf),
    webhookAttempts: given("webhook-attempts", (text, flag) => wholeNumber(flag, text, 1_000)),
  };
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
}

function wholeNumber(flag: string, text: string, most: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (value <= most) return value;
  throw new UsageError(`${flag} cannot be ${text} (give a whole number from 0 to ${most}).`);
}

function oneOf<T extends string>(flag: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((name) => name === text);
  if (found === undefined)
    throw new UsageError(`${flag} cannot be ${text} (choose ${allowed.join(" or ")}).`);
  return found;
}

function trueOrFalse(text: string, flag: string, more = ""): boolean {
  if (text === "true" || text === "false") return text === "true";
  throw new UsageError(`${flag} cannot be ${text} (give true or false${more}).`);
}

function modulesOf(text: string, flag: string): readonly string[] {
  if (text === "all") return allModules;
  return text === "none" ? [] : text.split(",").map((name) => oneOf(flag, name, allModules));
}

/** Reads a pair of tokens. The error does not repeat them, because they are secrets. */
function tokenPairOf(text: string) {
  const [appSecretToken = "", agreementGrantToken = "", ...more] = text.split(":");
  if (appSecretToken !== "" && agreementGrantToken !== "" && more.length === 0)
    return { appSecretToken, agreementGrantToken };
  throw new UsageError(
    "--tokens must be an app secret token and an agreement grant token (write secret:grant).",
  );
}

function eventTypeOf(text: string) {
  const [name = "", fields = ""] = text.split(":");
  if (!/^[A-Z0-9_]+$/.test(name))
    throw new UsageError(
      `--event-types cannot be ${text} (give a name in capitals and merge fields, such as PAID:NUMBER,AMOUNT).`,
    );
  const mergeFields = fields
    .split(",")
    .filter((field) => field !== "")
    .map((field) => ({ fieldName: `[${field}]`, description: field }));
  return { name, description: name, mergeFields };
}

function momentOf(text: string, flag: string): number {
  const time = Date.parse(text);
  if (Number.isNaN(time))
    throw new UsageError(`${flag} cannot be ${text} (give a moment, such as 2026-08-14T10:00:00Z).`);
  return time;
}

/** Reads milliseconds or a range of them. */
function latencyOf(text: string, flag: string): number | (() => number) {
  const [least = "", most, ...more] = text.split("-");
  const from = wholeNumber(flag, least, 600_000);
  if (most === undefined) return from;
  const to = wholeNumber(flag, most, 600_000);
  if (more.length > 0 || to < from)
    throw new UsageError(
      `${flag} cannot be ${text} (give milliseconds, such as 250, or a range, such as 100-400).`,
    );
  return latencyIn({ from, to });
}

const limitNumbers = ["limit", "windowSeconds", "cost", "pdfCost", "retryAfter"] as const;

function rateLimitOf(text: string, flag: string): RateLimitOptions | false {
  if (text === "off") return false;
  const short = /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(text);
  if (short !== null)
    return {
      limit: Number(short[1]),
      ...(short[2] === undefined ? {} : { windowSeconds: Number(short[2]) }),
    };
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [name = "", value = ""] = part.split("=");
      if (name === "per") return [name, oneOf(`${flag} per`, value, ["agreement", "app"])];
      if (name === "retryAfter" && value === "false") return [name, false];
      return [oneOf(flag, name, limitNumbers), wholeNumber(`${flag} ${name}`, value, 999_999_999)];
    }),
  );
}

function webhooksOf(text: string, flag: string): ReturnType<typeof webhooksOption> {
  try {
    return webhooksOption(text);
  } catch {
    throw new UsageError(`${flag} cannot be ${text} (give record, fetch or an http address).`);
  }
}

/** Merges the rulings of the file and of the flags. Returns an empty object if there are none. */
function rulingsOf({ mock }: Config, given: readonly string[]): Pick<MockSettings, "rulings"> {
  if (mock.rulings === undefined && given.length === 0) return {};
  return { rulings: { ...mock.rulings, ...Object.fromEntries(given.map(rulingOf)) } };
}

const isRuling = (name: string): name is keyof Rulings => Object.hasOwn(rulingChoices, name);

function rulingOf(text: string): readonly [keyof Rulings, unknown] {
  const at = text.indexOf("=");
  const [name, value] = [text.slice(0, at), text.slice(at + 1)];
  if (at < 1 || !isRuling(name)) {
    const near = nearestName(at < 1 ? text : name, Object.keys(rulingChoices));
    throw new UsageError(
      `--ruling cannot be ${text} (${near === undefined ? "give name=value with a ruling of the README" : `did you mean ${near}?`}).`,
    );
  }
  if (name === "defaultWebhookBody") return [name, value];
  const choices: readonly unknown[] = rulingChoices[name];
  const choice = choices.find((one) => String(one) === value);
  if (choice === undefined)
    throw new UsageError(`--ruling cannot be ${text} (choose ${choices.join(" or ")}).`);
  return [name, choice];
}

/** Reads names of seeds and of files with records. The last named seed is used, and every file. */
function readSeeds(names: readonly string[]): { seed: (typeof seeds)[number]; seedRecords: SeedRecords } {
  const isSeed = (name: string): name is (typeof seeds)[number] => seeds.some((one) => one === name);
  const files = names.filter((name) => !isSeed(name)).map(readSeedFile);
  const seedRecords: Record<string, SeedRecords[string]> = {};
  for (const [collection, records] of files.flatMap((file) => Object.entries(file)))
    seedRecords[collection] = [...(seedRecords[collection] ?? []), ...records];
  return { seed: names.findLast(isSeed) ?? "empty", seedRecords };
}

function readSeedFile(file: string): SeedRecords {
  try {
    return seedRecordsOf(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `--seed cannot be ${file} (give empty, company or a JSON file of records): ${reason}.`,
    );
  }
}
