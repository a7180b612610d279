import { EconomicError } from "../errors/errors.ts";
import type { ErrorFacts } from "../errors/facts.ts";

/** The id that is still open, and when to start it again. */
export interface OnceNotYetFacts extends ErrorFacts {
  id: string;
  retryAt: Date;
}

/**
 * Reports that nothing was sent and the outcome is still open: the key is too old to be repeated, `find()` did not find the
 * record, and an earlier attempt may still be written. Start again at `retryAt`, which is `retryAfterMs` from now.
 */
export class OnceNotYetError extends EconomicError {
  static override kind = "onceNotYet" as const;
  declare readonly id: string;
  /** The time at which to start again, by the clock of this machine. */
  declare readonly retryAt: Date;
  declare readonly retryAfterMs: number;

  constructor(message: string, facts: OnceNotYetFacts & { retryAfterMs: number }) {
    super(message, facts);
  }
}
