import { ServerError, ValidationError } from "../errors/errors.ts";
import { allOf, buildFilter } from "../filter/build-filter.ts";
import type { ByKey } from "../types/index.ts";
import { keyOf, nextKey } from "./key-of.ts";
import type { Reader, Reading } from "./reader.ts";

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
  Object.assign(
    ({ base, options, filter, size }: Reading): Reader => {
      let sort: string = field;
      let last: unknown = options.cursor;
      let total: number | undefined;
      return {
        async start() {
          if (options.sort) throw new ValidationError(`takes no sort beside by: ${field}`);
        },
        query: (cursor) => ({
          [base ? "pagesize" : "pageSize"]: size,
          sort,
          filter:
            allOf(filter, cursor == null ? undefined : buildFilter({ [field]: { gt: cursor } })) || undefined,
        }),
        take(content, cursor) {
          const { items, results } = content;
          // Texts that look like numbers are sorted as such unless "~" forbids it, but compared as texts.
          if (sort === field && typeof keyOf(items[0], field) === "string") {
            sort = `~${field}`;
            content.items = [];
            return [cursor];
          }
          for (const item of items) last = nextKey(item, field, last);
          // Each REST page tells how many there are from its first item on.
          const more = results === undefined ? items.length === size : items.length < results;
          content.results = total ??= results;
          if (more && !items.length) throw new ServerError(`is an empty page of ${results} items`);
          return more ? [`${last}`] : [];
        },
      };
    },
    { field },
  );
