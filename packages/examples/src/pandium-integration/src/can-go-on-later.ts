import { isEconomicError } from "@org/visma-economic";
import { ShopUnavailableError } from "./shop.ts";

/** Kinds of errors after which the same work may succeed later. */
const passing: ReadonlySet<string> = new Set([
  "runEnding",
  "rateLimit",
  "timeout",
  "connection",
  "server",
  "listingChanged",
]);

/**
 * Returns whether the next run may succeed after this error. Every other error is a mistake or needs a person, so it
 * fails the run.
 */
export const canGoOnLater = (error: unknown): boolean =>
  error instanceof ShopUnavailableError || (isEconomicError(error) && passing.has(error.kind));
