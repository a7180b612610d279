/** What sets a run off, as `PAN_CTX_RUN_TRIGGERS` lists it (PAN-8). */
export interface Trigger {
  /** Cron triggers have a queue of their own and are never bundled (PAN-18). */
  readonly mode: "api" | "webhook" | "cron" | "manual";
  /** Who set it off. */
  readonly source?: string | undefined;
  /** Anything that JSON can hold. */
  readonly payload?: unknown;
  /** The headers of a webhook. */
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/** Why the program was started (PAN-7). */
export type RunMode = "init" | "normal" | "webhook";

/** The mode of a run that these triggers set off: nobody has recorded what a mixed bundle has (U-13). */
export const modeOf = (triggers: readonly Trigger[]): RunMode =>
  triggers.length > 0 && triggers.every(({ mode }) => mode === "webhook") ? "webhook" : "normal";
