import { parseArgs } from "node:util";
import type { MockSettings } from "../settings/options.ts";

export const usage = `Usage: visma-economic-mocks [options]

A fake e-conomic on this machine. REST is under /restapi.e-conomic.com/, services under
/apis.e-conomic.com/<service>/v<version>/, an overview at /, a reset at POST /reset, the requests so far at /requests.

  --port <number>       port to listen on; 0 takes any free one (default 4010)
  --host <address>      address to listen on (default 127.0.0.1: this machine only)
  --seed <name>         what an agreement starts with: empty or company (default empty)
  --latency <ms>        how long each answer takes: 250, or 100-400 for changing times (default 0)
  --now <moment>        where the mock's clock starts, 2026-08-14 or 2026-08-14T10:00:00Z (default: now)
  --role <role>         the app's role: SuperUser, Bookkeeping, Sales or ProjectEmployee (default SuperUser)
  --help                this text
  --version             the version of the package
`;

/** Thrown for arguments that make no sense; the message says which and what would. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

export interface ServeCommand {
  readonly run: "serve";
  readonly port: number;
  readonly host: string;
  readonly mock: MockSettings;
}

export type Command = { readonly run: "help" } | { readonly run: "version" } | ServeCommand;

const roles = ["SuperUser", "Bookkeeping", "Sales", "ProjectEmployee"] as const;
const seeds = ["empty", "company"] as const;

/**
 * Reads the command line (without `node` and the script).
 *
 * @throws UsageError
 */
export function readArguments(args: readonly string[]): Command {
  const values = parse(args);
  if (values.help) return { run: "help" };
  if (values.version) return { run: "version" };
  return {
    run: "serve",
    port: wholeNumber("--port", values.port ?? "4010", 65_535),
    host: values.host ?? "127.0.0.1",
    mock: {
      seed: oneOf("--seed", values.seed ?? "empty", seeds),
      role: oneOf("--role", values.role ?? "SuperUser", roles),
      latency: latency(values.latency ?? "0"),
      now: moment(values.now),
      // A server is used by people and programs that live in real time.
      runningClock: true,
    },
  };
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const flag = { type: "boolean" } as const;
  const options = {
    port: text,
    host: text,
    seed: text,
    latency: text,
    now: text,
    role: text,
    help: flag,
    version: flag,
  };
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
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

/** Milliseconds. A range gives changing times in an order that is the same in every run. */
function latency(text: string): number | (() => number) {
  const [from = "", to, ...more] = text.split("-");
  const least = wholeNumber("--latency", from, 600_000);
  if (to === undefined) return least;
  const most = wholeNumber("--latency", to, 600_000);
  if (more.length > 0 || most < least)
    throw new UsageError(
      `--latency cannot be ${text} (give milliseconds, such as 250, or a range, such as 100-400).`,
    );
  let step = 0;
  return () => {
    // Multiples of the golden ratio spread evenly over the range without repeating.
    step += 1;
    return least + Math.round(((step * 0.618_033_988_749_895) % 1) * (most - least));
  };
}

function moment(text: string | undefined): number {
  const time = text === undefined ? Date.now() : Date.parse(text);
  if (Number.isNaN(time))
    throw new UsageError(`--now cannot be ${text} (give a moment, such as 2026-08-14T10:00:00Z).`);
  return time;
}
