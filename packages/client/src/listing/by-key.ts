import { ValidationError } from "../core/errors.ts";
import { buildFilter, raw } from "../filter/build-filter.ts";
import { buildSort } from "../filter/build-sort.ts";
import { callOf, type Reader, type Reading, type Step, wrongShape } from "./reader.ts";
import { envelopeOf, restPageSize } from "./rest.ts";

/**
 * Walks a listing in the order of a unique key, always asking for what comes after the last one seen. Records made or deleted
 * meanwhile cannot push others past the reader, and nothing bounds how far it reaches (RULES 5).
 */
export function keyReader(reading: Reading, by: string): Reader {
  const { core, options, filter } = reading;
  const isRest = core.service === "rest";
  const size = isRest ? restPageSize(reading) : 100;
  // A text that looks like a number is sorted as one unless "~" forbids it, but compared as text.
  let prefix = "";
  let last: unknown = options.cursor;
  const step = (): Step => ({
    query: {
      [isRest ? "pagesize" : "pageSize"]: size,
      sort: buildSort(prefix + by),
      filter: last === undefined ? filter : bothOf(filter, { [by]: { gt: last } }),
    },
    cursor: last === undefined ? undefined : `${last}`,
  });
  return {
    first: step,
    accept(answer) {
      const page = isRest ? envelopeOf(reading, answer, size) : undefined;
      const items = page ? page.collection : answer.data;
      if (!Array.isArray(items)) throw wrongShape(reading, answer, "an array");
      if (page && items.length !== Math.min(page.results, size)) {
        throw wrongShape(reading, answer, `${Math.min(page.results, size)} items`);
      }
      if (!prefix && typeof keyOf(items[0], by) === "string") {
        prefix = "~";
        return { items: [], next: [step()], discard: true };
      }
      for (const item of items) {
        const key = keyOf(item, by);
        const wrong =
          typeof key === "number"
            ? Number(last ?? -Infinity) >= key
            : typeof key !== "string" || key === last;
        if (wrong) {
          throw new ValidationError(
            `by: ${by} is ${JSON.stringify(key)} after ${JSON.stringify(last)}; it must be a key that every item has, a different one each.`,
            callOf(reading),
          );
        }
        last = key;
      }
      return { items, next: items.length < size ? [] : [step()] };
    },
  };
}

/** The value of a dotted field. */
export const keyOf = (item: unknown, field: string): unknown =>
  field
    .split(".")
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | null | undefined)?.[name], item);

/** Two filters that both must hold, the first as text. */
const bothOf = (text: string | undefined, filter: unknown): string | undefined =>
  buildFilter(text ? { and: [raw(text), filter] } : filter);
