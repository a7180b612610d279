import { internalsOf } from "../client/internals.ts";
import { EconomicError, ListingChangedError } from "../errors/errors.ts";
import { withCall } from "../errors/with-call.ts";
import { pageSizes } from "../generated/tables.ts";
import { callFactsOf } from "../request/call-facts.ts";
import type { ApiShape, EntryOf, Part, ServiceClient } from "../types/index.ts";
import { joinSignals } from "../utils/join-signals.ts";
import { checkExport, type Export } from "./check-export.ts";
import type { ExportOptions, ExportPath } from "./export-options.ts";
import { listRange } from "./key-range.ts";
import { readRanges } from "./read-ranges.ts";

/** How many items are consumed between two reports of progress: as many as a page by cursor has. */
const reportedItems = pageSizes.cursor;

/** Compares the number of items read with the server's counts. Throws a ListingChangedError if they differ. */
function checkTotal(read: number, before: number, after: number): void {
  // A record that was created or deleted meanwhile may be included or not, so both counts are right.
  if (read >= Math.min(before, after) && read <= Math.max(before, after)) return;
  throw new ListingChangedError(
    `The listing changed while it was read: ${read} items were read, the server counted ${before} before and ${after} after. Read it again.`,
    { read, expected: after },
  );
}

/** Reads the items, reports the progress, and compares the number of items with the counts before and after. */
async function* readCounted<Item>(job: Export, signal: AbortSignal): AsyncGenerator<Item> {
  const count = () => listRange<Item>(job, { from: undefined, before: undefined }, signal).count();
  const total = await count();
  let items = 0;
  for await (const item of readRanges<Item>(job, total, signal)) {
    yield item;
    items += 1;
    if (items % reportedItems === 0) job.onProgress?.({ items, total });
  }
  if (items === 0 || items % reportedItems !== 0) job.onProgress?.({ items, total });
  checkTotal(items, total, await count());
}

/**
 * Reads a long cursor listing in parallel, split by filters into ranges of its primary key. The result is complete,
 * without duplicates and in the order of the key, also if records are created or deleted meanwhile. The number of
 * items is compared with the server's count.
 *
 * for await (const entry of exportAll(economic.bookedEntries, "/booked-entries", { by: "entryNumber" })) …
 *
 * @throws a ValidationError for a listing that cannot be split (it has no cursor or no count, or it is `/journals`,
 *   where every filter fails: O-22), and for a field that is not a key. A ListingChangedError if the number of items
 *   differs from the count; records that were both created and deleted meanwhile can cause that too.
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
      // The caller's compiler checks the type of the options. Here they are an object of any values.
      const call = callFactsOf({ config, service: name, method: "GET", path, options: options as object });
      // The export is checked when it is consumed, like a listing (RL-7).
      const job = checkExport(core, path, options, call);
      const controller = new AbortController();
      const signal = joinSignals(controller.signal, job.options.signal as AbortSignal | undefined);
      try {
        yield* readCounted<Item>(job, signal);
      } catch (error) {
        if (!(error instanceof EconomicError) || error === signal.reason) throw error;
        // The error has a position within a range, which the caller cannot use.
        throw Object.assign(withCall(error, call) as EconomicError, { listing: undefined });
      } finally {
        controller.abort();
      }
    },
  };
}
