import { ServerError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import { buildFilter, joinFilters } from "../filter/build-filter.ts";
import type { ByKey } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import { keyOf, nextKey } from "./key-of.ts";
import type { MakeReader } from "./reader.ts";

/** Reads in the order of a field, always asking for what comes after the last value seen (RL-5). */
const readByKey =
  (field: string): MakeReader =>
  ({ baseUrl, options, filter, pageSize }) => {
    const isRest = baseUrl !== undefined;
    let sort = field;
    let last: unknown = options.cursor;
    let total: number | undefined;
    return {
      async start() {
        if (options.sort)
          invalid(
            `sort cannot stand beside by: byKey("${field}"), which reads in the order of ${field}.`,
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
        // Texts that look like numbers are sorted as such unless "~" forbids it, but compared as texts. So the first page
        // of a text key is asked for again, in the order of texts.
        const isText = typeof keyOf(items[0], field) === "string";
        if (isText && sort === field) {
          sort = `~${field}`;
          return { items: [], next: [cursor], total: results };
        }
        for (const item of items) last = nextKey(item, field, last);
        total ??= results;
        // Each REST page reports how many items there are from its first one on.
        const hasMore = results === undefined ? items.length === pageSize : items.length < results;
        if (hasMore && items.length === 0)
          throw new ServerError(`The server sent an empty page although it reports ${results} items.`);
        return { items, next: hasMore ? [`${last}`] : [], total };
      },
    };
  };

/**
 * `list(path, { by: byKey("customerNumber") })` walks a REST or `/paged` listing in the order of a key that
 * every item has, a different one each, always asking for what comes after the last one seen. Records made or
 * deleted meanwhile cannot push others past the reader, and nothing bounds how far it reaches. It
 * takes no `sort`; `cursor` is the last key. Where the key turns out to be a text, the first page is empty and without a
 * cursor: it is asked for again, in the order of texts.
 *
 * Throws a ValidationError when the field turns out to be no such key.
 */
export const byKey = <const Field extends string>(field: Field): ByKey<Field> =>
  makeExtension("byKey", readByKey(field), { field });
