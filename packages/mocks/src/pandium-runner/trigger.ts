/** A cause of a run, as `PAN_CTX_RUN_TRIGGERS` lists it (PAN-8). */
export interface Trigger {
  /** The kind of trigger. Cron triggers have a separate queue and are never bundled (PAN-18). */
  readonly mode: "api" | "webhook" | "cron" | "manual";
  /** The user or system that caused the run. */
  readonly source?: string | undefined;
  /** Any JSON value. */
  readonly payload?: unknown;
  /** The headers of a webhook. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Why the program was started (PAN-7). */
export type RunMode = "init" | "normal" | "webhook";

/** Returns the mode of a run with these triggers. The mode of a mixed bundle is an assumption, because it is unknown (U-13). */
export const modeOf = (triggers: readonly Trigger[]): RunMode =>
  triggers.length > 0 && triggers.every(({ mode }) => mode === "webhook") ? "webhook" : "normal";
