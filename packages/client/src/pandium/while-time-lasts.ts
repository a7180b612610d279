import { isEconomicError } from "../errors/errors.ts";
import type { RunTime } from "./run-time.ts";

/** Kinds of errors with which a read may end only because its time was short. */
const kindsOfShortTime: ReadonlySet<string> = new Set([
  "runEnding",
  "timeout",
  "rateLimit",
  "connection",
  "server",
]);

/** Gives items as long as a write may start, and ends if the next ones would take too long to read. */
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
    // With more time the read may have succeeded, so the next run reads on.
    if (isEconomicError(error) && kindsOfShortTime.has(error.kind) && !time.mayWrite()) return;
    throw error;
  }
}
