import { ServerError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import { buildFilter } from "../filter/build-filter.ts";
import { joinFilters } from "../filter/join-filters.ts";
import type { ByKey } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { showValue } from "../utils/show-value.ts";
import { keyOf, nextKey, refuseKey } from "./key-of.ts";
import type { MakeReader } from "./reader.ts";
import { createSeen } from "./seen.ts";

/** The name of a field, such as `customer.customerNumber`. */
const fieldPattern = /^\w+(\.\w+)*$/;

/** Reads in the order of a field, and always asks for the items after the last value (RL-5). */
const readByKey =
  (field: string): MakeReader =>
  ({ baseUrl, options, filter, pageSize }) => {
    const isRest = baseUrl !== undefined;
    let sort = field;
    let last: unknown = options.cursor;
    let total: number | undefined;
    // Numbers have to rise. The server decides the order of texts, so each must only be new.
    const isNewText = createSeen();
    return {
      async start() {
        if (options.sort)
          invalid(
            `sort cannot be combined with by: byKey("${field}"), which reads in the order of ${field}.`,
            "sort",
          );
      },
      query: (cursor) => ({
        [isRest ? "pagesize" : "pageSize"]: pageSize,
        sort,
        filter: joinFilters(
          filter,
          cursor === undefined ? undefined : buildFilter({ [field]: { gt: cursor } }),
        ),
      }),
      take({ items, results }, cursor) {
        // Texts that look like numbers are sorted as numbers unless "~" forbids it, but compared as texts. So
        // the first page of a text key is requested again, in the order of texts.
        const isText = typeof keyOf(items[0], field) === "string";
        if (isText && sort === field) {
          sort = `~${field}`;
          return { items: [], next: [cursor], total: results };
        }
        for (const item of items) {
          const key = nextKey(item, field, last);
          if (typeof key === "string" && !isNewText(key.toLowerCase())) refuseKey(field, key, key);
          last = key;
        }
        // A REST page reports how many items there are from its own first item on. So the first page that is read has
        // the total.
        total ??= results;
        checkPage(items.length, results);
        // Only an empty page ends the listing, and neither a short page nor a number of items does (RL-5).
        return { items, next: items.length > 0 ? [`${last}`] : [], total };
      },
    };
  };

/** Throws a ServerError if a page contradicts the number of items that it reports. */
function checkPage(length: number, results: number | undefined): void {
  if (results === undefined) return;
  if (length === 0 && results > 0)
    throw new ServerError(`The server sent an empty page although it reports ${results} items.`);
  if (length > results)
    throw new ServerError(`The server sent a page of ${length} items although it reports ${results} (RL-5).`);
}

/**
 * `list(path, { by: byKey("customerNumber") })` reads a REST or `/paged` listing in the order of a key, which every
 * item must have, and which must differ on every item. It always asks for the items after the last key, so records that are created or deleted
 * meanwhile cannot move others past the reader, and the listing may have any length. `sort` cannot be combined with
 * it, and `cursor` is the last key. If the key is a text, the first page is returned empty and without a cursor, and
 * its items are requested again in the order of texts. Only an empty page ends the listing, whatever length the
 * server reports (RL-5).
 * @throws a ValidationError if `field` is not the name of a field. The listing throws a ValidationError if the field
 *   is not such a key.
 */
export function byKey<const Field extends string>(field: Field): ByKey<Field> {
  if (typeof field !== "string" || !fieldPattern.test(field))
    invalid(`byKey needs the name of a field, such as customerNumber: it is ${showValue(field)}.`, "field");
  return makeExtension("byKey", readByKey(field), { field });
}
