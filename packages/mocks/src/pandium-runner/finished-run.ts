import type { RunMode, Trigger } from "./trigger.ts";

/** The output and the exit code of a program that has ended. */
export interface Ending {
  /** The whole standard output, also of a run that failed. */
  readonly stdout: string;
  /** The log. */
  readonly stderr: string;
  /** The exit code; `undefined` if the program was killed. */
  readonly exitCode: number | undefined;
}

/** A run that is over (PAN-19). */
export interface FinishedRun extends Ending {
  /** The number of the run, from 1. */
  readonly number: number;
  /** Why the program was started. */
  readonly mode: RunMode;
  /** The triggers that the run handled. */
  readonly triggers: readonly Trigger[];
  /** The result of the run. */
  readonly phase: "Succeeded" | "Failed";
  /** Why it failed. */
  readonly reason: "Integration Issue" | "Timeout" | undefined;
  /** When the run started, by the clock of the runs. */
  readonly startedAt: Date;
  /** When the run ended or was killed. */
  readonly completedAt: Date;
  /** The output that the next run receives, parsed; `undefined` if it receives none. */
  readonly output: unknown;
  /** Why the output of a successful run is not handed on (PAN-11). */
  readonly refused: string | undefined;
}

/** The part of a run's output that the next run receives, or the reason why it receives none. */
export type HandedOn = Pick<FinishedRun, "output" | "refused"> & { readonly text: string | undefined };

/** Reads the last line of the output, which is handed on only if it is JSON (PAN-11). */
export function handedOn(stdout: string): HandedOn {
  const text = stdout.trim().split("\n").at(-1)?.trim() ?? "";
  if (text === "") return { text: undefined, output: undefined, refused: "Nothing was printed to stdout." };
  try {
    return { text, output: JSON.parse(text), refused: undefined };
  } catch {
    const refused = `The last line on stdout is not JSON: ${text.length > 60 ? `${text.slice(0, 60)}…` : text}`;
    return { text: undefined, output: undefined, refused };
  }
}
