import type { Ending } from "./finished-run.ts";

/** The process that a function is handed in place of Node's: `pandiumRun({ process, … })` takes it. */
export interface ProgramProcess {
  /** The variables of the run, and none of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** What is handed to the next run. */
  readonly stdout: ProgramStream;
  /** The log. */
  readonly stderr: ProgramStream;
  /** Anything but 0 fails the run. */
  exitCode?: number | string | null | undefined;
  /** Aborts when the run is killed. A function cannot be ended from outside: let nothing of it be sent from then on. */
  readonly killed: AbortSignal;
}

/** A stream that texts are written to. */
export interface ProgramStream {
  /** Takes a text, and calls `done` at once. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** A program in this process. What it throws fails the run. */
export type ProgramFunction = (process: ProgramProcess) => unknown;

/** Runs a function as a program. When the run is killed, what it does from then on is not waited for and not read. */
export async function runFunction(
  program: ProgramFunction,
  { env, killed }: Pick<ProgramProcess, "env" | "killed">,
): Promise<Ending> {
  const printed = { stdout: "", stderr: "" };
  const stream = (name: keyof typeof printed): ProgramStream => ({
    write(text, done) {
      if (!killed.aborted) printed[name] += text;
      done?.();
    },
  });
  const process: ProgramProcess = { env, stdout: stream("stdout"), stderr: stream("stderr"), killed };
  const death = new Promise<void>((resolve) => {
    killed.addEventListener("abort", () => resolve(), { once: true });
  });
  const life = async () => {
    try {
      await program(process);
    } catch (error) {
      process.stderr.write(`${error instanceof Error ? error.stack : error}\n`);
      process.exitCode = 1;
    }
  };
  await Promise.race([life(), death]);
  return { ...printed, exitCode: killed.aborted ? undefined : Number(process.exitCode ?? 0) };
}
