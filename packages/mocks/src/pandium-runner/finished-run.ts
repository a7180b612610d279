import type { RunMode, Trigger } from "./trigger.ts";

/** How a program has ended. */
export interface Ending {
  /** All of it, also of a run that failed. */
  readonly stdout: string;
  /** The log. */
  readonly stderr: string;
  /** `undefined` if it was killed. */
  readonly exitCode: number | undefined;
}

/** A run that is over (PAN-19). */
export interface FinishedRun extends Ending {
  /** Counted from 1. */
  readonly number: number;
  /** Why the program was started. */
  readonly mode: RunMode;
  /** All that set it off. */
  readonly triggers: readonly Trigger[];
  /** How it ended. */
  readonly phase: "Succeeded" | "Failed";
  /** Why it failed. */
  readonly reason: "Integration Issue" | "Timeout" | undefined;
  /** By the clock of the runs. */
  readonly startedAt: Date;
  /** When it ended, or was killed. */
  readonly completedAt: Date;
  /** What is handed to the next run, parsed; `undefined` if nothing is. */
  readonly output: unknown;
  /** Why stdout is not handed on, though the run has succeeded (PAN-11). */
  readonly refused: string | undefined;
}

/** What is handed on of a stdout. */
export type HandedOn = Pick<FinishedRun, "output" | "refused"> & { readonly text: string | undefined };

/** Reads the last thing that was printed: only JSON is handed on (PAN-11). */
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
