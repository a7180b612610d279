import { isEconomicError } from "../errors/errors.ts";
import type { RunTime } from "./run-time.ts";

/** The kinds of errors of a read that may occur only because its time was short. */
const kindsOfShortTime: ReadonlySet<string> = new Set([
  "runEnding",
  "timeout",
  "rateLimit",
  "connection",
  "server",
]);

/** Yields items while a write may still start. Ends when no write may start, or when reading the next items takes too long. */
export async function* whileTimeLasts<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  time: Pick<RunTime, "mayWrite">,
): AsyncGenerator<Item, void, undefined> {
  try {
    for await (const item of items) {
      if (!time.mayWrite()) return;
      yield item;
    }
  } catch (error) {
    // The read may have failed only because its time was short, so this is not an error. The next run continues there.
    if (isEconomicError(error) && kindsOfShortTime.has(error.kind) && !time.mayWrite()) return;
    throw error;
  }
}
