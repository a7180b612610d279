import { ListingChangedError } from "../errors/errors.ts";

/** Makes the error of a listing by page number whose items moved between pages. */
export const listingChanged = (
  different: number,
  read: number,
  expected: number | undefined,
): ListingChangedError =>
  new ListingChangedError(
    `The listing changed while it was read: ${different} different items of ${expected ?? read}. ` +
      "Read it again, or by key, which such changes cannot disturb.",
    { read, expected },
  );
