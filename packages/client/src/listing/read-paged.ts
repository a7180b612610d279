import { ServerError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import { createDeduplicate } from "./deduplicate.ts";
import { listingChanged } from "./listing-changed.ts";
import { offsetOf } from "./offset-of.ts";
import type { Cursor, Reader, Reading } from "./reader.ts";

/** How many items `skipPages` reaches on the services. Pages after 99 are unknown (RL-3). */
const reach = 10_000;

/** Throws the ValidationError for a listing of more items than its pages reach. */
function refuseTooLong(cursorListing: string | undefined): never {
  const advice = cursorListing === undefined ? "use" : `list ${cursorListing}, which pages by cursor, or use`;
  return invalid(`Pages reach only the first 10,000 items: ${advice} a filter to read fewer.`);
}

/** Returns the page that begins at `start`, if it is within reach. */
const pageFrom = (start: number): Cursor[] => (start >= reach ? [] : [`${start}`]);

/**
 * Reads `/paged`. If `/count` was asked, the number of items is compared with it. If not, one more request follows a
 * short page, and its answer must be empty, because a server may send fewer items than requested (RL-3).
 */
export function readPaged(reading: Reading): Reader {
  const { pageSize, max, count, cursorListing } = reading;
  const deduplicate = createDeduplicate();
  let offset = 0;
  let read = 0;
  let different = 0;
  let expected: number | undefined;
  /** Whether a page had fewer items than requested. Then the page after it must be empty. */
  let wasShort = false;
  const drift = () => listingChanged({ offset, different, expected });

  return {
    async start(signal) {
      offset = offsetOf(reading);
      read = offset;
      different = offset;
      // No count is needed for items that fit in one page.
      if (max > pageSize) expected = await count?.(signal);
      if (expected !== undefined && expected > reach && offset + max > reach) refuseTooLong(cursorListing);
    },
    query: (cursor = "0") => ({ pageSize, skipPages: Number(cursor) / pageSize }),
    take({ items }, cursor = "0") {
      if (items.length > pageSize)
        throw new ServerError(`The server sent ${items.length} items on a page of ${pageSize} (RL-3).`);
      if (wasShort && items.length > 0) throw drift();
      wasShort = items.length < pageSize;
      read += items.length;
      const fresh = deduplicate(items, wasShort);
      different += fresh.length;
      const isEnd = items.length === 0 || (wasShort && expected !== undefined);
      const next = isEnd ? [] : pageFrom(Number(cursor) + pageSize);
      return { items: fresh, next, total: expected };
    },
    async finish(signal) {
      // Only a new count shows whether there are more than 10,000 items, because records may have moved out of reach
      // meanwhile.
      if (read >= reach && (await count?.(signal)) !== read) refuseTooLong(cursorListing);
      if (different !== (expected ?? read)) throw drift();
    },
  };
}
