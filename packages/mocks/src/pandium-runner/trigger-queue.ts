import type { RunMode, Trigger } from "./trigger.ts";
import { modeOf } from "./trigger.ts";

/** The triggers of the next run, and a way to answer those who wait for it. */
export interface NextRun<Result> {
  readonly mode: RunMode;
  readonly triggers: readonly Trigger[];
  /** Passes the result of the run to all who wait for one of its triggers. */
  settle(ended: Promise<Result>): void;
}

interface Waiting<Result> {
  readonly trigger: Trigger;
  readonly resolve: (ended: Promise<Result>) => void;
}

/** The triggers that wait for a run. */
export interface TriggerQueue<Result> {
  /** Adds a trigger. Resolves with the run that handled it. */
  add(trigger: Trigger): Promise<Result>;
  addInit(): Promise<Result>;
  /** Removes the triggers of the next run from the queue and returns them; `undefined` if none wait. */
  next(): NextRun<Result> | undefined;
}

/**
 * Makes the queues of a tenant. Cron triggers go first, each in a separate run (PAN-18). All other waiting triggers are bundled into
 * one run (PAN-17).
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
