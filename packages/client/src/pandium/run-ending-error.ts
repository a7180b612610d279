import { EconomicError } from "../errors/errors.ts";

/**
 * The run has too little time left for this call, so nothing was sent. Print the cursor with `finish()`, and the next
 * run goes on.
 */
export class RunEndingError extends EconomicError {
  /** `runEnding` */
  static override kind = "runEnding" as const;
}
