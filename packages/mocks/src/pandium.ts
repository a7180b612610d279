/** The entry for tests of integrations that run on Pandium. It starts a program as Pandium does and keeps its runs. Needs Node. */
export { createPandium, type Pandium } from "./pandium-runner/create-pandium.ts";
export type { Ending, FinishedRun } from "./pandium-runner/finished-run.ts";
export {
  fillSettings,
  manifestProblems,
  type SettingsSchema,
  settingsProblems,
} from "./pandium-runner/manifest.ts";
export { manifestSchema } from "./pandium-runner/manifest-schema.ts";
export type { PandiumOptions } from "./pandium-runner/options.ts";
export type { ProgramFunction, ProgramProcess, ProgramStream } from "./pandium-runner/run-function.ts";
export type { RunMode, Trigger } from "./pandium-runner/trigger.ts";
export type { SettingValue } from "./pandium-runner/variables.ts";
