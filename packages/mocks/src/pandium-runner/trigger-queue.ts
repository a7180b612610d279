import type { RunMode, Trigger } from "./trigger.ts";
import { modeOf } from "./trigger.ts";

/** What the next run is started with, and who waits for it. */
export interface NextRun<Result> {
  readonly mode: RunMode;
  readonly triggers: readonly Trigger[];
  /** Tells everybody whose trigger is in it how it has ended. */
  settle(ended: Promise<Result>): void;
}

interface Waiting<Result> {
  readonly trigger: Trigger;
  readonly resolve: (ended: Promise<Result>) => void;
}

/** Triggers that wait for a run. */
export interface TriggerQueue<Result> {
  /** Resolves with the run that the trigger was in. */
  add(trigger: Trigger): Promise<Result>;
  addInit(): Promise<Result>;
  /** Takes what the next run is started with; `undefined` if nothing waits. */
  next(): NextRun<Result> | undefined;
}

/**
 * Makes the queues of a tenant. Cron triggers go first, each in a run of its own (PAN-18); all others that wait are bundled into one
 * run (PAN-17).
 */
export function createTriggerQueue<Result>(): TriggerQueue<Result> {
  const cron: Waiting<Result>[] = [];
  const inits: Waiting<Result>[] = [];
  const others: Waiting<Result>[] = [];
  const waitIn = (list: Waiting<Result>[], trigger: Trigger) =>
    new Promise<Result>((resolve) => {
      list.push({ trigger, resolve });
    });
  const runOf = (mode: RunMode, waiting: readonly Waiting<Result>[]): NextRun<Result> => ({
    mode,
    triggers: waiting.map(({ trigger }) => trigger),
    settle(ended) {
      for (const { resolve } of waiting) resolve(ended);
    },
  });
  return {
    add: (trigger) => waitIn(trigger.mode === "cron" ? cron : others, trigger),
    addInit: () => waitIn(inits, { mode: "manual", source: "init" }),
    next() {
      if (cron.length > 0) return runOf("normal", cron.splice(0, 1));
      if (inits.length > 0) return runOf("init", inits.splice(0));
      if (others.length === 0) return undefined;
      const bundle = others.splice(0);
      return runOf(modeOf(bundle.map(({ trigger }) => trigger)), bundle);
    },
  };
}
