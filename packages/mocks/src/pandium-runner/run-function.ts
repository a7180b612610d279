import type { Ending } from "./finished-run.ts";

/** The process that a function receives in place of Node's, for `pandiumRun({ process, … })`. */
export interface ProgramProcess {
  /** The variables of the run, without those of this process. */
  readonly env: Readonly<Record<string, string>>;
  /** The output. Its last line is handed to the next run if it is JSON. */
  readonly stdout: ProgramStream;
  /** The log. */
  readonly stderr: ProgramStream;
  /** The exit code. Any value other than 0 fails the run. */
  exitCode?: number | string | null | undefined;
  /** Aborts when the run is killed. Nothing can stop a function from outside, so it must not send anything after that. */
  readonly killed: AbortSignal;
}

/** A stream that texts are written to. */
export interface ProgramStream {
  /** Writes a text, and calls `done` at once. */
  write(text: string, done?: (error?: Error | null) => void): unknown;
}

/** A program that runs in this process. An error that it throws fails the run. */
export type ProgramFunction = (process: ProgramProcess) => unknown;

/** Runs a function as a program. After the run is killed, the function is not awaited and its output is ignored. */
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
