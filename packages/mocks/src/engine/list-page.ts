import { IssuesRefusal } from "../errors/refusal.ts";
import type { Projection } from "../projection/projection.ts";
import type { Entity, JsonObject } from "../store/entity.ts";
import { type Kind, keyOf } from "../store/kind.ts";
import { pagination, selfLink } from "../surface/rest/envelope.ts";
import type { Listing } from "../table/types.ts";
import { readPaging } from "../validation/index.ts";
import { type Answer, type Call, ok } from "./call.ts";
import { filterRows, sortRows } from "./filter-and-sort.ts";

/** The records of a listing, and how they are shown. */
export interface ListingSource {
  /** The records before any filter, within the scope of the path, ascending by key. */
  readonly rows: readonly Entity[];
  readonly projection: Projection;
  /** The fields that identify a record; a cursor holds their value. */
  readonly kind: Pick<Kind, "key">;
  /** REST: the actions that `metaData` lists (L-145). */
  readonly metaData?: JsonObject | undefined;
}

/** Answers one page of a listing in the paging style of its operation. */
export function listPage(listing: Listing, source: ListingSource, call: Call): Answer {
  const { projection } = source;
  const paging = readPaging(listing.style, call.query);
  if (paging.issues.length > 0) throw new IssuesRefusal(paging.issues);
  const kept = filterRows(source.rows, paging.filter, listing, projection, call);
  const render = (rows: readonly Entity[]) => rows.map((row) => projection.render(row, call));

  if (listing.style === "cursor") {
    // The servers silently ignore `sort` here (O-03).
    const size = listing.pageSize ?? 1000;
    const start = paging.cursor === undefined ? 0 : startAt(kept, source.kind, paging.cursor, call);
    const next = kept[start + size];
    return ok({
      ...(next === undefined ? {} : { cursor: String(keyOf(source.kind, next)) }),
      items: render(kept.slice(start, start + size)),
    });
  }
  const rows = sortRows(kept, paging.sort, listing, projection, call);
  if (listing.style === "plain") return ok(render(rows));
  const from = paging.skipPages * paging.pageSize;
  if (listing.style === "paged") {
    const reach = call.mock.options.rulings.pagedReach === "published" ? Number.POSITIVE_INFINITY : 10_000;
    return ok(render(rows.slice(from, Math.min(from + paging.pageSize, reach))));
  }
  const url = call.base + call.path;
  const facts = {
    url,
    query: call.query,
    skipPages: paging.skipPages,
    pageSize: paging.pageSize,
    results: rows.length,
    resultsWithoutFilter: source.rows.length,
  };
  return ok({
    collection: render(rows.slice(from, from + paging.pageSize)),
    ...(source.metaData === undefined ? {} : { metaData: source.metaData }),
    pagination: pagination(facts),
    self: selfLink(url, call.search),
  });
}

/** Answers the number of records that a filter keeps, as a bare integer (O-04). */
export function countRows(
  listing: Pick<Listing, "filters" | "item">,
  source: ListingSource,
  call: Call,
): Answer {
  const paging = readPaging("plain", call.query);
  return ok(filterRows(source.rows, paging.filter, listing, source.projection, call).length);
}

/**
 * Finds the index of the item that a cursor identifies. If that item has been deleted since then, the listing continues
 * with the next item, or is refused: a ruling decides, because nobody recorded it (G-5).
 */
function startAt(rows: readonly Entity[], kind: Pick<Kind, "key">, cursor: string, call: Call): number {
  const keyAt = (index: number) => keyOf(kind, rows[index] as Entity);
  const number = Number(cursor);
  const refuseLost = call.mock.options.rulings.lostCursor === "refuse";
  if (rows.length > 0 && typeof keyAt(0) === "number" && Number.isFinite(number)) {
    // Numbers are in order, so a binary search finds the index: a long listing looks it up for every page.
    const at = firstIndex(rows.length, (index) => Number(keyAt(index)) >= number);
    if (!refuseLost || (at < rows.length && keyAt(at) === number)) return at;
  } else {
    const exact = rows.findIndex((_, index) => String(keyAt(index)) === cursor);
    if (exact >= 0) return exact;
    const after = rows.findIndex((_, index) => String(keyAt(index)) > cursor);
    if (!refuseLost) return after >= 0 ? after : rows.length;
  }
  throw new IssuesRefusal([
    { path: ["Cursor"], message: `The cursor ${cursor} is not valid`, errorCode: "InvalidInput" },
  ]);
}

/**
 * Finds the first index where `holds` is true by binary search; it must be true for all later ones. Returns `count` if
 * there is none.
 */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
