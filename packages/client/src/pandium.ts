/** Exports `pandiumRun`, which runs an integration on Pandium: with its environment, a client, a log, a time limit and an output. */

export type { PandiumRunOptions } from "./pandium/options.ts";
export type { PandiumRun, PandiumRunResult } from "./pandium/pandium-run.ts";
export { pandiumRun } from "./pandium/run.ts";
export type { LastRun, LastSuccess, RunContext, RunMode } from "./pandium/run-context.ts";
export { RunEndingError } from "./pandium/run-ending-error.ts";
export type { RunLog, RunLogLevel } from "./pandium/run-log.ts";
export type { RunProcess, RunStream } from "./pandium/run-process.ts";
export type { StandardIssue, StandardResult, StandardSchema, StateCheck } from "./pandium/run-state.ts";
export type { Settings } from "./pandium/settings.ts";
export type { RunTrigger } from "./pandium/triggers.ts";
