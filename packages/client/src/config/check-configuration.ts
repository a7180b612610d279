import { appInfo } from "./app-info.ts";
import { retryOptions } from "./call-checks.ts";
import { type Checks, problemOfOptions } from "./check-options.ts";
import { logLevels } from "./log-level.ts";
import { misconfigured } from "./misconfigured.ts";
import {
  booleanValue,
  checkedLater,
  functionValue,
  madeBy,
  objectWith,
  oneOf,
  optionsOf,
  plainObject,
  positiveNumber,
  wholeNumberFrom,
} from "./option-checks.ts";

/** The options of a client. */
export const clientChecks: Checks = {
  // Separate functions check the tokens, base URLs and versions.
  appSecretToken: checkedLater,
  agreementGrantToken: checkedLater,
  baseUrls: optionsOf({ rest: checkedLater, apis: checkedLater }),
  versions: plainObject,
  timeoutMs: positiveNumber,
  writeTimeoutMs: positiveNumber,
  retry: retryOptions,
  maxConcurrent: wholeNumberFrom(1),
  hooks: madeBy("observe"),
  appInfo,
  logger: objectWith("warn", "info", "debug"),
  logLevel: oneOf(...logLevels),
  budget: madeBy("createRateBudget"),
  fetch: functionValue,
  dangerouslyAllowBrowser: booleanValue,
  clock: objectWith("now", "sleep", "random"),
};

/**
 * Checks the options of a client in the same way as the options of a function (RW-14), but throws a
 * `ConfigurationError`.
 */
export function checkConfiguration(options: unknown, checks: Checks): void {
  const problem = problemOfOptions(options, checks);
  if (problem) misconfigured(problem.message);
}
