import { type Ending, type FinishedRun, handedOn } from "./finished-run.ts";
import { checkPandiumOptions, type PandiumOptions } from "./options.ts";
import { runCommand } from "./run-command.ts";
import { runFunction } from "./run-function.ts";
import type { Trigger } from "./trigger.ts";
import { createTriggerQueue, type NextRun } from "./trigger-queue.ts";
import { type SettingValue, variablesOf } from "./variables.ts";

/** A run is killed after ten minutes (PAN-16). In milliseconds. */
const runLimitMs = 600_000;

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
  const runs: FinishedRun[] = [];
  let settings = options.settings ?? {};
  let lastOutput: string | undefined;
  let aheadMs = 0;
  let killing: AbortController | undefined;
  let working: Promise<void> = Promise.resolve();
  let isWorking = false;
  const now = () => (options.now ?? Date.now)() + aheadMs;

  const start = async (next: NextRun<FinishedRun>): Promise<FinishedRun> => {
    const startedAt = new Date(now());
    killing = new AbortController();
    const env = { ...ownVariables(options), ...contextOf(next), ...options.env };
    const ending = await end(options, { env, killing, clockAheadMs: options.now ? 0 : aheadMs });
    const run = finished(ending, next, { number: runs.length + 1, startedAt, completedAt: new Date(now()) });
    runs.push(run);
    if (run.phase === "Succeeded") lastOutput = handedOn(run.stdout).text ?? lastOutput;
    return run;
  };

  const contextOf = ({ mode, triggers }: NextRun<FinishedRun>) =>
    variablesOf({
      mode,
      triggers,
      secrets: options.secrets ?? {
        VISMA_APP_SECRET_TOKEN: "any-app-secret",
        VISMA_GRANT_TOKEN: "any-grant",
      },
      settings,
      tenant: options.tenant ?? {},
      integration: options.integration ?? {},
      environment: options.environment ?? "test",
      last: runs.at(-1),
      lastSuccess: runs.findLast(({ phase }) => phase === "Succeeded"),
      lastOutput,
    });

  /** Runs one after the other: a tenant has one run at a time (PAN-17). */
  const work = async () => {
    for (let next = queue.next(); next !== undefined; next = queue.next()) {
      const ended = start(next);
      next.settle(ended);
      // Who waits for the run hears of a command that cannot be started.
      await ended.catch(() => {});
    }
    isWorking = false;
  };
  const begin = (waiting: Promise<FinishedRun>): Promise<FinishedRun> => {
    if (!isWorking) {
      isWorking = true;
      working = work();
    }
    return waiting;
  };

  return {
    run: () => begin(queue.add({ mode: "manual" })),
    init: () => begin(queue.addInit()),
    trigger: (trigger) => begin(queue.add(trigger)),
    idle: () => working,
    kill: () => killing?.abort(),
    choose(chosen) {
      settings = { ...settings, ...chosen };
    },
    advance(ms) {
      aheadMs += ms;
    },
    runs,
    get lastOutput() {
      return lastOutput;
    },
    set lastOutput(text) {
      lastOutput = text;
    },
  };
}

/** The variables that are the runner's own: where the mocks are, and a limit that a test has shortened. */
function ownVariables({ economic, limitMs = runLimitMs }: PandiumOptions): Record<string, string> {
  const url = typeof economic === "string" ? economic.replace(/\/+$/, "") : economic?.url;
  return {
    ...(url !== undefined && {
      ECONOMIC_REST_URL: `${url}/restapi.e-conomic.com`,
      ECONOMIC_APIS_URL: `${url}/apis.e-conomic.com`,
    }),
    ...(limitMs < runLimitMs && { PANDIUM_RUN_LIMIT_MS: `${limitMs}` }),
  };
}

/** Runs the program to its end, or to the limit. */
async function end(
  { program, cwd, limitMs = runLimitMs }: PandiumOptions,
  {
    env,
    killing,
    clockAheadMs,
  }: { env: Record<string, string>; killing: AbortController; clockAheadMs: number },
): Promise<Ending> {
  const timer = setTimeout(() => killing.abort(), limitMs);
  const killed = killing.signal;
  try {
    return typeof program === "function"
      ? await runFunction(program, { env, killed })
      : await runCommand(program, { env, killed, cwd, clockAheadMs });
  } finally {
    clearTimeout(timer);
  }
}

/** Makes the record of a run. */
function finished(
  ending: Ending,
  { mode, triggers }: NextRun<FinishedRun>,
  facts: Pick<FinishedRun, "number" | "startedAt" | "completedAt">,
): FinishedRun {
  const { exitCode } = ending;
  const common = { ...facts, ...ending, mode, triggers };
  if (exitCode === undefined)
    return { ...common, phase: "Failed", reason: "Timeout", output: undefined, refused: undefined };
  if (exitCode !== 0)
    return { ...common, phase: "Failed", reason: "Integration Issue", output: undefined, refused: undefined };
  const { output, refused } = handedOn(ending.stdout);
  return { ...common, phase: "Succeeded", reason: undefined, output, refused };
}
