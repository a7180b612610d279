import { EconomicError } from "../errors/errors.ts";

/**
 * A minted key is over, and its write did not happen: `find()` did not find the record 75 minutes after the key's time.
 * Mint another key, in a step of its own. Nothing was sent.
 */
export class OnceKeySpentError extends EconomicError {
  static override kind = "onceKeySpent" as const;
}
