import type { Economic } from "../client/create-economic.ts";
import type { RunContext } from "./run-context.ts";
import type { RunLog } from "./run-log.ts";
import type { Settings } from "./settings.ts";

/** A run on Pandium, with its context and its tools. */
export interface PandiumRun<State> extends RunContext {
  /** A client of the tenant's agreement. Its calls keep to the run's time. */
  readonly economic: Economic;
  /**
   * The checked output of the last successful run; `undefined` if no run has succeeded so far, or without the option
   * `state`.
   */
  readonly state: State | undefined;
  /** The whole output of the last successful run, unchecked; `undefined` if no run has succeeded so far. */
  readonly lastOutput: Readonly<Record<string, unknown>> | undefined;
  /** The tenant's settings. */
  readonly settings: Settings;
  /** Returns another secret of the integration: `secret("DATABASE_URL")` is `PAN_SEC_DATABASE_URL`. `undefined` if it is not set. */
  secret(name: string): string | undefined;
  /** Writes to stderr. */
  readonly log: RunLog;
  /**
   * When the run began, by the client's clock. Keep it in the output, so that the next run can ask for the changes
   * since then.
   */
  readonly startedAt: Date;
  /** Returns how many milliseconds are left until Pandium kills the run. */
  timeLeft(): number;
  /** Returns whether it is time to print the cursor, because no write may start any more. */
  isEnding(): boolean;
  /**
   * Gives items as long as the run has time to write. It then ends as if there were no more, and also if the next
   * ones would take too long to read. Afterwards `isEnding()` is true if there may be more.
   */
  whileTimeLasts<Item>(items: AsyncIterable<Item> | Iterable<Item>): AsyncGenerator<Item, void, undefined>;
  /**
   * Returns whether a write of an earlier run, or of this one, may still be under way, so that "not found" does not
   * prove that a record is absent. This is so right after a failed run, until `doubtUntil`, and after an outcome has
   * stayed unknown.
   */
  isInDoubt(): boolean;
  /** Returns until when earlier writes may still reach the books. `finish` adds it to the output. */
  doubtUntil(): Date | undefined;
  /**
   * Takes the output of the run: an object, which becomes one line of JSON. It is printed when `main` has ended. A
   * run that fails after this call prints nothing. `doubtUntil` is added to it, and in an `init` run the properties
   * of the last output that it lacks.
   * @throws ValidationError if it is called twice, or with a value that JSON cannot hold.
   */
  finish(output: object): void;
}

/** The end of a run. The exit code is set, and the output, if there is one, is printed. */
export type PandiumRunResult =
  | { readonly succeeded: true; readonly output: string }
  | { readonly succeeded: false; readonly error: unknown };
