import type { LogLevel } from "../types/index.ts";
import { environmentVariable } from "../utils/environment-variable.ts";
import { showValue } from "../utils/show-value.ts";
import { misconfigured } from "./misconfigured.ts";

/** The levels, beginning with the one that logs least. */
export const logLevels: readonly LogLevel[] = ["off", "warn", "info", "debug"];

/** The environment variable that sets the level if the options do not. */
export const logVariable = "ECONOMIC_LOG";

/**
 * Returns the level that the text of a variable names, in upper or lower case; `undefined` if it is missing or blank.
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

/** Returns the level of a client: from its options, or else from the environment of the process, or else `warn`. */
export const logLevelOf = (option: LogLevel | undefined): LogLevel =>
  option ?? readLogLevel(environmentVariable(logVariable)) ?? "warn";
