import { spawn } from "node:child_process";
import type { Ending } from "./finished-run.ts";

/** The settings with which a program starts. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  /** Kills the run when it aborts. */
  readonly killed: AbortSignal;
  readonly cwd: string | undefined;
  /** The milliseconds by which the program's clock is ahead of the machine's. */
  readonly clockAheadMs: number;
}

/** A script that moves the `Date` of a Node program forward. It cannot move `performance.now()`. */
const shiftDate = `
const ahead = Number(process.env.PANDIUM_CLOCK_AHEAD_MS);
const real = Date;
const now = () => real.now() + ahead;
globalThis.Date = new Proxy(real, {
  construct: (target, values, self) => Reflect.construct(target, values.length === 0 ? [now()] : values, self),
  apply: () => new real(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});`;

const clockVariables = (ms: number): Record<string, string> =>
  ms === 0
    ? {}
    : {
        NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(shiftDate)}`,
        PANDIUM_CLOCK_AHEAD_MS: `${ms}`,
      };

/** Kills the program and all processes that it has started, because a shell does not forward signals. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // The program has already ended.
  }
}

/**
 * Runs a command as a separate process, which gets only `PATH` and `HOME` of this process's environment. Rejects if the command
 * cannot be started.
 */
export function runCommand(
  [command, ...options]: readonly [string, ...string[]],
  start: Start,
): Promise<Ending> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, ...clockVariables(start.clockAheadMs), ...start.env };
  return new Promise((resolve, reject) => {
    // `detached` makes a process group, which can be killed as a whole.
    const child = spawn(command, options, {
      cwd: start.cwd,
      env,
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
    });
    const printed = { stdout: "", stderr: "" };
    for (const name of ["stdout", "stderr"] as const)
      child[name].setEncoding("utf8").on("data", (text: string) => {
        printed[name] += text;
      });
    const kill = () => child.pid !== undefined && killGroup(child.pid);
    start.killed.addEventListener("abort", kill, { once: true });
    child.on("error", reject);
    child.on("close", (code) => {
      start.killed.removeEventListener("abort", kill);
      resolve({ ...printed, exitCode: start.killed.aborted ? undefined : (code ?? 1) });
    });
  });
}
