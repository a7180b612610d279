import type { Economic } from "../client/create-economic.ts";
import type { RunContext } from "./run-context.ts";
import type { RunLog } from "./run-log.ts";
import type { Settings } from "./settings.ts";

/** A run on Pandium: its context, and the functions for its work. */
export interface PandiumRun<State> extends RunContext {
  /** A client of the tenant's agreement. Its calls end within the time of the run. */
  readonly economic: Economic;
  /** The checked output of the last successful run; `undefined` if no run has succeeded so far, or without the option `state`. */
  readonly state: State | undefined;
  /** The whole output of the last successful run, unchecked; `undefined` if no run has succeeded so far. */
  readonly lastOutput: Readonly<Record<string, unknown>> | undefined;
  /** The tenant's settings. */
  readonly settings: Settings;
  /** Returns another secret of the integration: `PAN_SEC_DATABASE_URL` for `secret("DATABASE_URL")`. `undefined` if it is not set. */
  secret(name: string): string | undefined;
  /** Writes the log of the run to stderr. */
  readonly log: RunLog;
  /** The time at which the run began, by the client's clock. Put it into the output, so that the next run can read changes since then. */
  readonly startedAt: Date;
  /** Returns the milliseconds until Pandium kills the run. */
  timeLeft(): number;
  /** Returns `true` when no write may start any more, so that it is time to call `finish` with the cursor. */
  isEnding(): boolean;
  /**
   * Yields the items one after the other while a write may still start. It ends early when no write may start any more, or
   * when reading the next items takes too long. Afterwards, `isEnding()` is `true` if there may be more items.
   */
  whileTimeLasts<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item, void, undefined>;
  /**
   * Returns whether a write of an earlier run, or of this one, may still be under way, so that "not found" does not prove that a
   * record is absent. This is so in the run after a failed one, until `doubtUntil`, and after an unknown outcome.
   */
  isInDoubt(): boolean;
  /** Returns the time until which earlier writes may still arrive. `finish` adds it to the output. */
  doubtUntil(): Date | undefined;
  /**
   * Sets the output of the run: an object, which becomes one line of JSON. It is printed when `main` has ended. A run that fails after
   * this call prints nothing. `doubtUntil` is added to the output, and in an `init` run also the missing properties of the last output.
   * @throws ValidationError if it is called twice, or with a value that JSON cannot hold.
   */
  finish(output: object): void;
}

/** The result of a run. When it is returned, the exit code is set and the output is printed. */
export type PandiumRunResult =
  | { readonly succeeded: true; readonly output: string }
  | { readonly succeeded: false; readonly error: unknown };
