import type { LogLevel } from "../types/index.ts";
import { environmentVariable } from "../utils/environment-variable.ts";
import { showValue } from "../utils/show-value.ts";
import { misconfigured } from "./misconfigured.ts";

/** The levels, from the quietest. */
export const logLevels: readonly LogLevel[] = ["off", "warn", "info", "debug"];

/** The variable that sets the level where the options do not. */
export const logVariable = "ECONOMIC_LOG";

/**
 * Returns the level that a variable names, in capitals or not; `undefined` if it is not set or blank.
 * @throws ConfigurationError for another word.
 */
export function readLogLevel(text: string | undefined): LogLevel | undefined {
  const word = text?.trim().toLowerCase();
  if (!word) return undefined;
  return (
    logLevels.find((level) => level === word) ??
    misconfigured(`${logVariable} must be one of ${logLevels.join(", ")}: it is ${showValue(text)}.`)
  );
}

/** Returns the level of a client: that of its options, else of the process's environment, else `warn`. */
export const logLevelOf = (option: LogLevel | undefined): LogLevel =>
  option ?? readLogLevel(environmentVariable(logVariable)) ?? "warn";
