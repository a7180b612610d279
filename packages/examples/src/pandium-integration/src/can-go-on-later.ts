import { isEconomicError } from "@org/visma-economic";
import { ShopUnavailableError } from "./shop.ts";

/** Kinds of errors that say nothing about the work, only that it cannot be done now. */
const passing: ReadonlySet<string> = new Set([
  "runEnding",
  "rateLimit",
  "timeout",
  "connection",
  "server",
  "listingChanged",
]);

/** Whether the next run may have more luck. All else is a mistake or needs a person, and fails the run. */
export const canGoOnLater = (error: unknown): boolean =>
  error instanceof ShopUnavailableError || (isEconomicError(error) && passing.has(error.kind));
