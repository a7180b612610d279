import type { Economic } from "../client/create-economic.ts";
import type { RunContext } from "./run-context.ts";
import type { RunLog } from "./run-log.ts";
import type { Settings } from "./settings.ts";

/** A run on Pandium: what it was started with, and what it may do. */
export interface PandiumRun<State> extends RunContext {
  /** A client of the tenant's agreement. Its calls keep to the run's time. */
  readonly economic: Economic;
  /** What the last successful run has left, checked; `undefined` if no run has succeeded so far, or without the option `state`. */
  readonly state: State | undefined;
  /** The whole output of the last successful run, unchecked; `undefined` if no run has succeeded so far. */
  readonly lastOutput: Readonly<Record<string, unknown>> | undefined;
  /** The tenant's settings. */
  readonly settings: Settings;
  /** Returns another secret of the integration: `secret("DATABASE_URL")` is `PAN_SEC_DATABASE_URL`. `undefined` if it is not set. */
  secret(name: string): string | undefined;
  /** Writes to stderr. */
  readonly log: RunLog;
  /** When the run began, by the client's clock. Keep it in the output to ask for changes since then in the next run. */
  readonly startedAt: Date;
  /** How many milliseconds are left until Pandium kills the run. */
  timeLeft(): number;
  /** Whether it is time to print the cursor: no write may start any more. */
  isEnding(): boolean;
  /**
   * Goes through items as long as the run has time to write, then ends as if there were no more; so it does when reading the next ones
   * would take too long. `isEnding()` is true afterwards if there may be more.
   */
  whileTimeLasts<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item, void, undefined>;
  /**
   * Whether a write of an earlier run, or of this one, may still be under way, so that "not found" does not prove that a record is
   * absent: right after a failed run, until `doubtUntil`, and once an outcome has stayed unknown.
   */
  isInDoubt(): boolean;
  /** Until when earlier writes may still reach the books. `finish` carries it over into the output. */
  doubtUntil(): Date | undefined;
  /**
   * Takes the output of the run: an object, which becomes one line of JSON. It is printed when `main` has ended; a run that fails
   * afterwards prints nothing. `doubtUntil` is added to it, and in an `init` run the properties of the last output that it lacks.
   * @throws ValidationError if it is called twice, or with a value that JSON cannot hold.
   */
  finish(output: object): void;
}

/** How a run has ended. The exit code is set, and what there is to print is printed. */
export type PandiumRunResult =
  | { readonly succeeded: true; readonly output: string }
  | { readonly succeeded: false; readonly error: unknown };
