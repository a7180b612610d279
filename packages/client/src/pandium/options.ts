import { clientChecks } from "../config/check-configuration.ts";
import { type Checks, checkOptions } from "../config/check-options.ts";
import { checkedLater, functionValue, oneOf, optionsOf } from "../config/option-checks.ts";
import type { EconomicOptions } from "../config/options.ts";
import type { PandiumRun } from "./pandium-run.ts";
import { logLevels, type RunLogLevel } from "./run-log.ts";
import type { RunProcess } from "./run-process.ts";
import type { StateCheck } from "./run-state.ts";

/** What a run is made of. */
export interface PandiumRunOptions<State> {
  /** Does the run's work, and calls `run.finish(output)` at its end. What it throws fails the run. */
  main: (run: PandiumRun<State>) => unknown;
  /**
   * Checks what the last successful run has left: a Standard Schema (zod, valibot, arktype …), or a function that returns the state
   * or throws. An output that it refuses fails the run. Default: `run.state` is `undefined`.
   */
  state?: StateCheck<State> | undefined;
  /** The least that is written to stderr. Default `info`. */
  logLevel?: RunLogLevel | undefined;
  /** Options of the client, its tokens aside. */
  client?: Omit<Partial<EconomicOptions>, "appSecretToken" | "agreementGrantToken"> | undefined;
  /** For tests: the environment, the streams and the exit code of a run. Default: Node's `process`. */
  process?: RunProcess | undefined;
}

const { appSecretToken, agreementGrantToken, ...clientOptions } = clientChecks;

const checks: Checks = {
  main: functionValue,
  state: checkedLater,
  logLevel: oneOf(...logLevels),
  client: optionsOf(clientOptions),
  process: checkedLater,
};

/** Throws a ValidationError for an option that cannot be meant. */
export function checkRunOptions(options: unknown): void {
  checkOptions(options, checks, ["main"]);
}
