import { EconomicError, type ErrorFacts } from "../errors/errors.ts";

/** What a listing knows when it finds that the records moved under it. */
export interface ListingChangedFacts extends ErrorFacts {
  /** How many items the server spoke of, where it did. */
  expected?: number | undefined;
  /** How many different items were read. */
  read: number;
}

/**
 * Records were made or deleted while their listing was read, so that it cannot be shown to be complete. Read
 * it again; where the key can be filtered and sorted by, `by: byKey("<key>")` reads in a way that such changes
 * cannot disturb.
 */
export class ListingChangedError extends EconomicError {
  static override kind = "listingChanged" as const;
  declare readonly expected?: number;
  declare readonly read: number;
  /** What was read, when `toArray()` was reading. Not enumerable: it need not be in a log. */
  declare readonly items?: readonly unknown[];
}
