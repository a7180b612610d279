import { ServerError } from "../errors/errors.ts";
import { showValue } from "../utils/show-value.ts";
import { isTotal } from "./content-of.ts";
import { callOf, type ListingCall, request } from "./listing-call.ts";

/** Asks `/count` for the number of items that match the filter, if it is published. */
export async function countByServer(
  listing: ListingCall,
  countPath: string,
  signal?: AbortSignal,
): Promise<number> {
  const { filter, options } = listing;
  const { data } = await request(listing, countPath, { filter, ...options.query }, signal);
  if (isTotal(data)) return data;
  const problem = `The server answered ${countPath} with ${showValue(data)} instead of a number of items.`;
  throw new ServerError(listing.core.config.redact(problem), callOf(listing));
}
