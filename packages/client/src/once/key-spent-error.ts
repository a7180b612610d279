import { EconomicError } from "../errors/errors.ts";

/**
 * Reports that a minted key is too old to be used and that its write did not happen: `find()` did not find the record 75
 * minutes or more after the key's time. Nothing was sent. Mint another key in a separate step.
 */
export class OnceKeySpentError extends EconomicError {
  static override kind = "onceKeySpent" as const;
}
