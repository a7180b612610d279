import { spawn } from "node:child_process";
import type { Ending } from "./finished-run.ts";

/** How a program is started. */
export interface Start {
  readonly env: Readonly<Record<string, string>>;
  /** Kills the run when it aborts. */
  readonly killed: AbortSignal;
  readonly cwd: string | undefined;
  /** By how much the clock of the program is ahead of the machine's, in milliseconds. */
  readonly clockAheadMs: number;
}

/** Moves a Node program's `Date` on. `performance.now()` stays, as nobody can move it. */
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

/** Ends the program and whatever it has started: a shell passes no signal on. */
function killGroup(pid: number): void {
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended meanwhile.
  }
}

/**
 * Runs a command as a process of its own. Of this process's environment it gets what it needs to be found, and nothing else.
 * Rejects if the command cannot be started.
 */
export function runCommand(
  [command, ...options]: readonly [string, ...string[]],
  start: Start,
): Promise<Ending> {
  const { PATH = "", HOME = "" } = process.env;
  const env = { PATH, HOME, ...clockVariables(start.clockAheadMs), ...start.env };
  return new Promise((resolve, reject) => {
    // A group of its own, so that all of it can be killed.
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
