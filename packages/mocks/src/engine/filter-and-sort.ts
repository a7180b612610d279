import { compileFilter, compileSort, FilterError, SortError } from "../filter/index.ts";
import type { Projection } from "../projection/projection.ts";
import type { Entity } from "../store/entity.ts";
import { FilterRefusal, SortRefusal } from "../surface/query-refusal.ts";
import { propertiesOf } from "../table/schema.ts";
import type { Listing } from "../table/types.ts";
import type { Call } from "./call.ts";

/** Returns the records that a `filter` keeps. Throws a refusal in the shape of the surface. */
export function filterRows(
  rows: readonly Entity[],
  text: string | undefined,
  listing: Pick<Listing, "filters" | "item">,
  projection: Projection,
  call: Call,
): readonly Entity[] {
  if (text === undefined || text === "") return rows;
  try {
    const known = propertiesOf(call.document, listing.item);
    const test = compileFilter(text, {
      ...call.mock.options.rulings,
      surface: call.surface,
      fields: listing.filters,
      known: (field) => field in known,
      readerOf: (field) => projection.reader(field, call),
    });
    return rows.filter((row) => test(row));
  } catch (error) {
    if (error instanceof FilterError) throw new FilterRefusal(error, Object.keys(listing.filters));
    throw error;
  }
}

/**
 * Returns the records in the order of `sort`, and equal ones by key (G-9). Without a `sort` they are ordered by key.
 */
export function sortRows(
  rows: readonly Entity[],
  text: string | undefined,
  listing: Listing,
  projection: Projection,
  call: Call,
): readonly Entity[] {
  if (text === undefined || text === "") return rows;
  try {
    const order = compileSort(text, {
      sorts: listing.sorts,
      filters: listing.filters,
      serverFaults: call.mock.options.rulings.serverFaults,
      readerOf: (field) => projection.reader(field, call),
    });
    const ties = call.mock.options.rulings.equalItems === "ascending" ? rows : rows.toReversed();
    return order(ties);
  } catch (error) {
    if (error instanceof SortError) throw new SortRefusal(error);
    throw error;
  }
}
