import { misconfigured } from "../config/misconfigured.ts";
import { showValue } from "../utils/show-value.ts";
import { readTime } from "./read-time.ts";
import { type Environment, readContext } from "./read-variable.ts";
import { type RunTrigger, readTriggers } from "./triggers.ts";

/** The reason why the program was started (PAN-7). */
export type RunMode = "init" | "normal" | "webhook";

/** The run before this one, successful or not (PAN-20). */
export interface LastRun {
  /** The phase in Pandium's words: `Succeeded`, or `Failed` with a reason (PAN-19). */
  readonly phase: string | undefined;
  /** When the run began. This and the other properties are `undefined` in the first run of a tenant. */
  readonly startedAt: Date | undefined;
  /** When the run ended, or was killed. */
  readonly completedAt: Date | undefined;
}

/** When the last successful run began and ended. */
export type LastSuccess = Omit<LastRun, "phase">;

/** The information from Pandium about a run. */
export interface RunContext {
  /** The mode of the run; `normal` without `PAN_CTX_RUN_MODE`. */
  readonly mode: RunMode;
  /** All triggers of this run; empty if Pandium provides none. */
  readonly triggers: readonly RunTrigger[];
  /** The customer to whom the agreement belongs. */
  readonly tenant: { readonly id: string | undefined; readonly name: string | undefined };
  /** The program, with its name on Pandium. */
  readonly integration: { readonly id: string | undefined; readonly name: string | undefined };
  /** The value of `PAN_CTX_ENV`. */
  readonly environment: string | undefined;
  /** The run before this one, even if it failed. */
  readonly lastRun: LastRun;
  /** The run whose output this one received. */
  readonly lastSuccess: LastSuccess;
}

const modes: readonly RunMode[] = ["init", "normal", "webhook"];

function readMode(text = "normal"): RunMode {
  return (
    modes.find((mode) => mode === text.trim().toLowerCase()) ??
    misconfigured(
      `PAN_CTX_RUN_MODE must be one of ${modes.join(", ")}: it is ${showValue(text)}. Pandium sets it.`,
    )
  );
}

/** Reads the context of a run. @throws ConfigurationError if its mode or its triggers cannot be read. */
export function readRunContext(env: Environment): RunContext {
  const read = (name: string) => readContext(env, name);
  return {
    mode: readMode(read("RUN_MODE")),
    triggers: readTriggers(read("RUN_TRIGGERS")),
    tenant: { id: read("TENANT_ID"), name: read("TENANT_NAME") },
    integration: { id: read("INTEGRATION_ID"), name: read("INTEGRATION_NAME") },
    environment: read("ENV"),
    lastRun: {
      phase: read("LAST_RUN_PHASE"),
      startedAt: readTime(read("LAST_RUN_START_TIME")),
      completedAt: readTime(read("LAST_RUN_COMPLETION_TIME")),
    },
    lastSuccess: {
      startedAt: readTime(read("LAST_SUCCESSFUL_RUN_START_TIME")),
      completedAt: readTime(read("LAST_SUCCESSFUL_RUN_COMPLETION_TIME")),
    },
  };
}
