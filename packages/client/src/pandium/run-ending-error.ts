import { EconomicError } from "../errors/errors.ts";

/**
 * Reports that the run has too little time left for a call, and that nothing was sent. Call `finish()` with the cursor: the next run
 * continues from there.
 */
export class RunEndingError extends EconomicError {
  /** `runEnding` */
  static override kind = "runEnding" as const;
}
