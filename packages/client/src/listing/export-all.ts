import { internalsOf } from "../client/internals.ts";
import { EconomicError, ListingChangedError } from "../errors/errors.ts";
import { withCall } from "../errors/with-call.ts";
import { callFactsOf } from "../request/call-facts.ts";
import type { ApiShape, EntryOf, Part, ServiceClient } from "../types/index.ts";
import { joinSignals } from "../utils/join-signals.ts";
import { checkExport } from "./check-export.ts";
import type { ExportOptions, ExportPath } from "./export-options.ts";
import { listRange } from "./key-range.ts";
import { readRanges } from "./read-ranges.ts";

/** Compares what was read with the server's counts. Throws a ListingChangedError if they do not agree. */
function checkTotal(read: number, before: number, after: number): void {
  // A record made or deleted meanwhile may be among them or not: both counts are right.
  if (read >= Math.min(before, after) && read <= Math.max(before, after)) return;
  throw new ListingChangedError(
    `The listing changed while it was read: ${read} items were read, the server counted ${before} before and ${after} after. Read it again.`,
    { read, expected: after },
  );
}

/**
 * Reads a long listing by cursor in parallel, split by filter into ranges of its primary key. What it reads is complete,
 * without duplicates and in the order of the key; records made or deleted meanwhile cannot disturb it. The number of
 * items is compared with the server's count.
 *
 *     for await (const entry of exportAll(economic.bookedEntries, "/booked-entries", { by: "entryNumber" })) …
 *
 * @throws ValidationError for a listing that cannot be split (it does not page by cursor or has no count, or it is
 *   `/journals`, where every filter fails: O-22) and for a field that is not a key. ListingChangedError if the number of
 *   items does not agree with the count; records both made and deleted meanwhile can cause that, too.
 */
export function exportAll<Api extends ApiShape, Path extends ExportPath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: ExportOptions<EntryOf<Api, "list", Path>>,
): AsyncIterable<Part<EntryOf<Api, "list", Path>, "item">> {
  type Item = Part<EntryOf<Api, "list", Path>, "item">;
  const core = internalsOf(service);
  return {
    async *[Symbol.asyncIterator]() {
      const { config, service: name } = core;
      // The caller's compiler checks the type; here it is an object of values.
      const call = callFactsOf({ config, service: name, method: "GET", path, options: options as object });
      // Checked when it is consumed, as a listing is (RL-7).
      const job = checkExport(core, path, options, call);
      const controller = new AbortController();
      const signal = joinSignals(controller.signal, job.options.signal as AbortSignal | undefined);
      const count = () => listRange<Item>(job, { from: undefined, before: undefined }, signal).count();
      try {
        const total = await count();
        let read = 0;
        for await (const item of readRanges<Item>(job, total, signal)) {
          read += 1;
          yield item;
        }
        checkTotal(read, total, await count());
      } catch (error) {
        if (!(error instanceof EconomicError) || error === signal.reason) throw error;
        // The error holds a position within a range, which means nothing to the caller.
        throw Object.assign(withCall(error, call) as EconomicError, { listing: undefined });
      } finally {
        controller.abort();
      }
    },
  };
}
