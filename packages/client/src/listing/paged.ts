import { ValidationError } from "../core/errors.ts";
import { callOf, changed, offsetOf, type Reader, type Reading, type Step, wrongShape } from "./reader.ts";
import { countPathOf } from "./style.ts";

/** The most that the servers give, on every service (O-05). */
const pageSize = 100;

/** How far `skipPages` reaches: what lies beyond 99 is unknown (RULES 3). */
export const pagedReach = 10_000;

/** How many items a listing of the services has by its `/count`, which follows the filter (O-04). */
export async function countOf(reading: Reading, path: string, signal?: AbortSignal): Promise<number> {
  const answer = await reading.get({ path, query: { sort: undefined } }, signal);
  if (!Number.isSafeInteger(answer.data)) throw wrongShape(reading, answer, "a number");
  return answer.data as number;
}

/** Bare arrays of 100 by number, of which the first 10,000 items can be reached (RULES 3). */
export function pagedReader(reading: Reading): Reader {
  const { core, path, max } = reading;
  const countPath = countPathOf(core.service, path);
  let read = offsetOf(reading, pageSize);
  let total: number | undefined;
  let previous: readonly string[] = [];
  const step = (): Step => ({ query: { pageSize, skipPages: read / pageSize }, cursor: `${read}` });
  return {
    async first(signal) {
      // What fits a page cannot be disturbed, and needs no second opinion.
      if (countPath && max > pageSize) total = await countOf(reading, countPath, signal);
      if (total !== undefined && total > pagedReach && max > pagedReach - read) {
        throw new ValidationError(
          `reaches the first 10,000 items and there are ${total}. List ${path.replace(/\/paged$/, "")} instead, or a part with a filter.`,
          callOf(reading),
        );
      }
      return step();
    },
    accept(answer) {
      const items = answer.data;
      if (!Array.isArray(items)) throw wrongShape(reading, answer, "an array");
      // There is no key to tell items apart by on every listing, but one that was pushed here is equal in full.
      const texts = items.map((item) => JSON.stringify(item));
      if (previous.includes(texts[0] as string)) throw changed(reading, read, total, "an item came twice");
      previous = texts;
      read += items.length;
      return { items, total, next: items.length < pageSize || read >= pagedReach ? [] : [step()] };
    },
    finish() {
      if (total === undefined ? read >= pagedReach : total !== read) {
        throw changed(reading, read, total, `${total ?? "more than 10,000"} items expected, ${read} read`);
      }
    },
  };
}
