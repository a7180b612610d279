import { EconomicError } from "../errors/errors.ts";
import type { ErrorFacts } from "../errors/facts.ts";

/** When an id can be settled. */
export interface OnceNotYetFacts extends ErrorFacts {
  id: string;
  retryAt: Date;
}

/**
 * Nothing was sent: the key is too old to be repeated, `find()` did not find the record, and an earlier attempt may still
 * reach the books. Start again at `retryAt`; `retryAfterMs` is the same as a wait.
 */
export class OnceNotYetError extends EconomicError {
  static override kind = "onceNotYet" as const;
  declare readonly id: string;
  /** On the clock of this machine. */
  declare readonly retryAt: Date;
  declare readonly retryAfterMs: number;

  constructor(message: string, facts: OnceNotYetFacts & { retryAfterMs: number }) {
    super(message, facts);
  }
}
