import type { FinishedRun } from "./finished-run.ts";
import { checkPandiumOptions, type PandiumOptions } from "./options.ts";
import { startRun, type TenantState } from "./start-run.ts";
import type { Trigger } from "./trigger.ts";
import { createTriggerQueue } from "./trigger-queue.ts";
import type { SettingValue } from "./variables.ts";

/** Runs the program of one tenant of an integration as Pandium does. */
export interface Pandium {
  /** Starts a run as a user does by hand. Resolves when the run is over. */
  run(): Promise<FinishedRun>;
  /** Starts a run that fills the settings (PAN-14). Resolves when the run is over. */
  init(): Promise<FinishedRun>;
  /**
   * Starts a run. While another run is under way, the trigger waits and is bundled with others that arrive. Resolves with the run
   * that handled the trigger, when that run is over.
   */
  trigger(trigger: Trigger): Promise<FinishedRun>;
  /** Resolves when no run is under way and no trigger waits. */
  idle(): Promise<void>;
  /** Kills the run that is under way, as it is killed at its time limit. */
  kill(): void;
  /** Changes the tenant's settings from the next run on. */
  choose(settings: Readonly<Record<string, SettingValue>>): void;
  /** Moves the clock of later runs forward by milliseconds. In a Node program that is started as a command, `Date` moves too. */
  advance(ms: number): void;
  /** Every run that is over, oldest first. */
  readonly runs: readonly FinishedRun[];
  /**
   * The output that the next run receives, as it was printed; `undefined` before a run has succeeded. A test may assign a damaged
   * one.
   */
  lastOutput: string | undefined;
}

/**
 * Makes a tenant of an integration whose runs a test starts. Throws a TypeError for an unknown or invalid option.
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

  /** Starts the waiting runs one after the other, because a tenant has one run at a time (PAN-17). */
  const work = async () => {
    for (let next = queue.next(); next !== undefined; next = queue.next()) {
      const ended = startRun(options, tenant, next);
      next.settle(ended);
      // `settle` passes the error of a command that cannot be started to those who wait for the run.
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
