import { ListingChangedError } from "../errors/errors.ts";

/** The counts of a listing when its items were found to have moved. They include the items before the cursor. */
interface ChangedCounts {
  offset: number;
  different: number;
  /** The number of items that the server reported; `undefined` if it was not asked. */
  expected: number | undefined;
}

/** Makes the error of a listing by page number whose items moved between pages. */
export function listingChanged({ offset, different, expected }: ChangedCounts): ListingChangedError {
  const read = different - offset;
  const problem =
    expected === undefined || expected === different
      ? "items moved between its pages"
      : `the server counted ${expected} items, but ${different} different ones were read`;
  return new ListingChangedError(
    `The listing changed while it was read: ${problem}. ` +
      "Read it again, or read it by key, because such changes cannot disturb that.",
    { read, expected },
  );
}
