import { type Ending, type FinishedRun, handedOn } from "./finished-run.ts";
import type { PandiumOptions } from "./options.ts";
import { runCommand } from "./run-command.ts";
import { runFunction } from "./run-function.ts";
import type { NextRun } from "./trigger-queue.ts";
import { type SettingValue, variablesOf } from "./variables.ts";

/** The milliseconds after which a run is killed: ten minutes (PAN-16). */
const runLimitMs = 600_000;

/** The state of a tenant that changes from run to run. */
export interface TenantState {
  settings: Readonly<Record<string, SettingValue>>;
  readonly runs: FinishedRun[];
  /** The output that the next run receives, as it was printed. */
  lastOutput: string | undefined;
  /** The milliseconds by which a test has moved the clock forward. */
  aheadMs: number;
  /** Aborts to kill the run that is under way. */
  killing: AbortController | undefined;
}

/** Runs the program once and stores the finished run. Rejects if a command cannot be started. */
export async function startRun(
  options: PandiumOptions,
  tenant: TenantState,
  next: NextRun<FinishedRun>,
): Promise<FinishedRun> {
  const now = () => new Date((options.now ?? Date.now)() + tenant.aheadMs);
  const startedAt = now();
  const killing = new AbortController();
  tenant.killing = killing;
  const env = { ...ownVariables(options), ...contextOf(options, tenant, next), ...options.env };
  const ending = await end(options, { env, killing, clockAheadMs: options.now ? 0 : tenant.aheadMs });
  const run = finished(ending, next, { number: tenant.runs.length + 1, startedAt, completedAt: now() });
  tenant.runs.push(run);
  if (run.phase === "Succeeded") tenant.lastOutput = handedOn(run.stdout).text ?? tenant.lastOutput;
  return run;
}

/** Returns the variables that Pandium sets. */
function contextOf(
  options: PandiumOptions,
  { settings, runs, lastOutput }: TenantState,
  { mode, triggers }: NextRun<FinishedRun>,
): Record<string, string> {
  return variablesOf({
    mode,
    triggers,
    secrets: options.secrets ?? { VISMA_APP_SECRET_TOKEN: "any-app-secret", VISMA_GRANT_TOKEN: "any-grant" },
    settings,
    tenant: options.tenant ?? {},
    integration: options.integration ?? {},
    environment: options.environment ?? "test",
    last: runs.at(-1),
    lastSuccess: runs.findLast(({ phase }) => phase === "Succeeded"),
    lastOutput,
  });
}

/** Returns the variables that only the runner sets: the address of the mocks, and a changed time limit. */
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

/** Runs the program until it ends or the time limit kills it. */
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
