import { clientChecks } from "../config/check-configuration.ts";
import { type Check, type Checks, checkOptions } from "../config/check-options.ts";
import { functionValue, oneOf, optionsOf } from "../config/option-checks.ts";
import type { EconomicOptions } from "../config/options.ts";
import { andList, areMissing } from "../utils/and-list.ts";
import { isObject } from "../utils/is-object.ts";
import { kindOf } from "../utils/kind-of.ts";
import type { PandiumRun } from "./pandium-run.ts";
import { logLevels, type RunLogLevel } from "./run-log.ts";
import type { RunProcess } from "./run-process.ts";
import type { StateCheck } from "./run-state.ts";

/** The options of a run. */
export interface PandiumRunOptions<State> {
  /** Does the work of the run, and calls `run.finish(output)` at its end. If it throws, the run fails. */
  main: (run: PandiumRun<State>) => unknown;
  /**
   * Checks the output of the last successful run: a Standard Schema (zod, valibot, arktype …), or a function that returns the state or
   * throws. If it refuses the output, the run fails. Default: `run.state` is `undefined`.
   */
  state?: StateCheck<State> | undefined;
  /** The lowest level that is written to stderr. Default: `info`. */
  logLevel?: RunLogLevel | undefined;
  /** The options of the client, except for its tokens. */
  client?: Omit<Partial<EconomicOptions>, "appSecretToken" | "agreementGrantToken"> | undefined;
  /** Replaces the environment, the streams and the exit code in tests. Default: Node's `process`. */
  process?: RunProcess | undefined;
}

const { appSecretToken, agreementGrantToken, ...clientOptions } = clientChecks;

const stateCheck: Check = (value, path) =>
  typeof value === "function" || (isObject(value) && "~standard" in value)
    ? undefined
    : { message: `${path} must be a function or a Standard Schema: it is ${kindOf(value)}.`, path };

const isStream = (value: unknown): boolean => isObject(value) && typeof value.write === "function";

const processCheck: Check = (value, path) => {
  const { env, stdout, stderr }: Record<string, unknown> = isObject(value) ? value : {};
  const parts = { env: isObject(env), "stdout.write": isStream(stdout), "stderr.write": isStream(stderr) };
  const missing = Object.entries(parts).flatMap(([name, isThere]) => (isThere ? [] : [name]));
  if (missing.length === 0) return undefined;
  const wanted = `${path} must have ${andList(Object.keys(parts))}, as Node's process has`;
  const found = isObject(value) ? areMissing(missing) : `it is ${kindOf(value)}`;
  return { message: `${wanted}: ${found}.`, path };
};

const checks: Checks = {
  main: functionValue,
  state: stateCheck,
  logLevel: oneOf(...logLevels),
  client: optionsOf(clientOptions),
  process: processCheck,
};

/** Checks the options of a run. Throws a ValidationError for an unknown or wrong one. */
export function checkRunOptions(options: unknown): void {
  checkOptions(options, checks, ["main"]);
}
