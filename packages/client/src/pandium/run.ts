import { tenantUrlWarning } from "../client/tenant-url.ts";
import { ConfigurationError, isEconomicError } from "../errors/errors.ts";
import { createRunClient } from "./create-client.ts";
import { endAtStrayErrors } from "./end-at-stray-errors.ts";
import { guardStreams } from "./guard-streams.ts";
import { checkRunOptions, type PandiumRunOptions } from "./options.ts";
import type { PandiumRunResult } from "./pandium-run.ts";
import { type Environment, readVariable } from "./read-variable.ts";
import { readRunContext } from "./run-context.ts";
import { createRunLog, describeError, type RunLog } from "./run-log.ts";
import { createRunOutput, printLine } from "./run-output.ts";
import type { RunProcess } from "./run-process.ts";
import { checkState, doubtProperty, readSavedOutput } from "./run-state.ts";
import { createRunTime } from "./run-time.ts";
import { createRunRedact, secretTexts } from "./secret-texts.ts";
import { createSettings, variableOf } from "./settings.ts";
import { readTokens } from "./tokens.ts";
import { whileTimeLasts } from "./while-time-lasts.ts";
import { createWriteDoubt } from "./write-doubt.ts";

/**
 * Runs an integration on Pandium: reads the environment of the run, makes a client from its secrets, calls `main` with both, and
 * prints the output. The promise does not reject for an error of the run. Instead, the error is written to stderr, nothing is printed
 * to stdout, and `process.exitCode` is 1.
 *
 * @throws ValidationError for an unknown or wrong option.
 *
 * @example await pandiumRun({ async main(run) {
 * const self = await run.economic.rest.get("/self");
 * run.log.info(`Connected to agreement ${self.agreementNumber}`);
 * run.finish({ seenAt: new Date().toISOString() }); }, });
 */
export async function pandiumRun<State = undefined>(
  options: PandiumRunOptions<State>,
): Promise<PandiumRunResult> {
  checkRunOptions(options);
  const ownProcess = globalThis.process;
  const { process = ownProcess, logLevel = "info" } = options;
  const redact = createRunRedact(secretTexts(process.env));
  const log = createRunLog(process.stderr, redact, logLevel);
  // Only the streams of the real process are guarded, and not those of a test.
  const isReal = process === ownProcess;
  const stdout = isReal ? guardStreams(ownProcess, redact) : process.stdout;
  if (isReal) endAtStrayErrors(ownProcess, log);
  try {
    const output = await work(options, process, log);
    checkExitCode(process);
    await printLine(stdout, output);
    process.exitCode = 0;
    return { succeeded: true, output };
  } catch (error) {
    logFailure(log, error);
    process.exitCode = 1;
    return { succeeded: false, error };
  }
}

/** Throws if `main` has set an exit code that means failure. Then nothing is printed (PAN-13). */
function checkExitCode({ exitCode }: RunProcess): void {
  if (Number(exitCode ?? 0) !== 0)
    throw new ConfigurationError("The run fails, because main() has set process.exitCode.");
}

function logFailure(log: RunLog, error: unknown): void {
  log.error(describeError(error));
  if (isEconomicError(error, "authentication"))
    log.error(
      "e-conomic does not accept the tokens. The tenant has removed the app, or was connected with a developer login: let a " +
        "user of its own agreement open the app's installation URL again.",
    );
}

/** Does the work of the run, and returns the line to print. */
async function work<State>(
  options: PandiumRunOptions<State>,
  process: RunProcess,
  log: RunLog,
): Promise<string> {
  const { env } = process;
  const clock = options.client?.clock;
  const now = clock?.now ?? Date.now;
  const startedAt = new Date(now());
  const context = readRunContext(env);
  const saved = readSavedOutput(env);
  const state = await checkState(saved, options.state);
  const tokens = readTokens(env);
  const time = createRunTime(env, clock);
  const doubt = createWriteDoubt({ ...context, saved: saved.doubtUntil, now });
  const output = createRunOutput(Object.values(tokens));
  const lifetime = { ...time, watchWrite: doubt.watchWrite };
  warnOfTenantUrl(env, log);
  await options.main({
    ...context,
    state,
    lastOutput: saved.output,
    economic: createRunClient({ env, tokens, options: options.client, lifetime, log }),
    settings: createSettings(env),
    secret: (name) => readVariable(env, variableOf("PAN_SEC_", name)),
    log,
    startedAt,
    timeLeft: time.timeLeft,
    isEnding: () => !time.mayWrite(),
    whileTimeLasts: (items) => whileTimeLasts(items, time),
    isInDoubt: doubt.isOpen,
    doubtUntil: doubt.until,
    finish: output.finish,
  });

  warnOfRunning(doubt.closeRunning(), log);
  // The output of an init run is read by normal runs too, so it must keep the cursor (PAN-14).
  const carried = context.mode === "init" ? saved.output : undefined;
  return lineOf(output.kept(), { carried, doubtUntil: doubt.until() });
}

function warnOfTenantUrl(env: Environment, log: RunLog): void {
  const warning = tenantUrlWarning(readVariable(env, "PAN_SEC_VISMA_TENANT_URL"));
  if (warning) log.warn(warning);
}

function warnOfRunning(writes: number, log: RunLog): void {
  if (writes > 0) log.warn(`main() ended while ${writes} of its writes were under way. Await each of them.`);
}

/** Returns the line to print: the output of the run, with the properties that are kept from the last output. */
function lineOf(
  kept: object | undefined,
  { carried, doubtUntil }: { carried: object | undefined; doubtUntil: Date | undefined },
): string {
  if (kept === undefined)
    throw new ConfigurationError(
      "main() ended without finish(output): the next run would not know where to continue.",
    );
  return JSON.stringify({ ...carried, ...kept, [doubtProperty]: doubtUntil?.toISOString() });
}
