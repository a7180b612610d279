import type { FinishedRun } from "./finished-run.ts";
import { checkPandiumOptions, type PandiumOptions } from "./options.ts";
import { startRun, type TenantState } from "./start-run.ts";
import type { Trigger } from "./trigger.ts";
import { createTriggerQueue } from "./trigger-queue.ts";
import type { SettingValue } from "./variables.ts";

/** What Pandium does around one tenant of an integration. */
export interface Pandium {
  /** Sets a run off by hand, and resolves when it is over. */
  run(): Promise<FinishedRun>;
  /** The same for a run that fills the settings (PAN-14). */
  init(): Promise<FinishedRun>;
  /**
   * Sets a run off. While another is under way the trigger waits, and is bundled with others that arrive. Resolves with the run that
   * it was in.
   */
  trigger(trigger: Trigger): Promise<FinishedRun>;
  /** Resolves when no run is under way and no trigger waits. */
  idle(): Promise<void>;
  /** Kills the run that is under way, as the limit does. */
  kill(): void;
  /** Changes what the tenant has chosen; the next run sees it. */
  choose(settings: Readonly<Record<string, SettingValue>>): void;
  /** Moves the time of the runs that come on, in milliseconds. A command's own clock, if it is Node's, goes with it. */
  advance(ms: number): void;
  /** Every run that is over, oldest first. */
  readonly runs: readonly FinishedRun[];
  /** What the next run is handed, as it was printed; `undefined` before a run has succeeded. May be damaged on purpose. */
  lastOutput: string | undefined;
}

/**
 * Makes a tenant of an integration whose runs are the tests' own. Throws a TypeError for an option that there is not.
 *
 * @example
 * const pandium = createPandium({ program: ["node", "src/main.ts"], economic: server, settings: { journal: 1 } });
 * const { phase, output, stderr } = await pandium.run();
 */
export function createPandium(options: PandiumOptions): Pandium {
  checkPandiumOptions(options);
  const queue = createTriggerQueue<FinishedRun>();
  const tenant: TenantState = {
    settings: options.settings ?? {},
    runs: [],
    lastOutput: undefined,
    aheadMs: 0,
    killing: undefined,
  };
  let working: Promise<void> | undefined;

  /** Runs one after the other: a tenant has one run at a time (PAN-17). */
  const work = async () => {
    for (let next = queue.next(); next !== undefined; next = queue.next()) {
      const ended = startRun(options, tenant, next);
      next.settle(ended);
      // Who waits for the run hears of a command that cannot be started.
      await ended.catch(() => {});
    }
    working = undefined;
  };
  const begin = (waiting: Promise<FinishedRun>): Promise<FinishedRun> => {
    working ??= work();
    return waiting;
  };

  return {
    run: () => begin(queue.add({ mode: "manual" })),
    init: () => begin(queue.addInit()),
    trigger: (trigger) => begin(queue.add(trigger)),
    idle: async () => working,
    kill: () => tenant.killing?.abort(),
    choose(chosen) {
      tenant.settings = { ...tenant.settings, ...chosen };
    },
    advance(ms) {
      tenant.aheadMs += ms;
    },
    runs: tenant.runs,
    get lastOutput() {
      return tenant.lastOutput;
    },
    set lastOutput(text) {
      tenant.lastOutput = text;
    },
  };
}
