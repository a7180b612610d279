import { ServerError, ValidationError } from "../core/errors.ts";
import { ListingChangedError } from "./errors.ts";
import type { Reader, Reading, Step } from "./reader.ts";
import { createSeen } from "./seen.ts";

/** How far `skipPages` reaches on the services: what lies beyond 99 is unknown. */
const reach = 10_000;

/**
 * By page number: REST, where the pages tell how many items there are, and `/paged`, where `/count` does.
 * With every check that can detect that pages moved; page numbers cannot prevent it.
 */
export const numberReader = ({
  isRest,
  collection,
  baseUrl,
  options,
  size,
  max,
  count,
  fail,
}: Reading): Reader => {
  const offset = Number(options.cursor ?? 0);
  let expected: number | undefined;
  let read = offset;
  let different = offset;
  let isNew: ((text: string) => boolean) | undefined;

  const step = (at: number): Step => {
    const page = at / size;
    return [`${at}`, isRest ? { pagesize: size, skippages: page } : { pageSize: size, skipPages: page }];
  };
  const changed = () =>
    fail(
      ListingChangedError,
      `changed while it was read: ${different} different items of ${expected}. Read it again, or by key`,
      {
        read: different - offset,
        expected,
      },
    );
  const tooLong = () =>
    fail(ValidationError, `reaches only 10,000 items. List ${collection}, or a part with a filter`);
  return {
    async first(signal) {
      if (!(offset >= 0 && offset % size === 0))
        fail(ValidationError, `cursor ${offset} is not of pages of ${size}`);
      // A single page cannot be disturbed.
      if (max > size) expected = await count?.(signal);
      if ((expected as number) > reach && offset + max > reach) tooLong();
      return step(offset);
    },
    next(content, [cursor]) {
      const { items, results = 0, nextPage } = content;
      read += items.length;
      let more = items.length === size;
      if (isRest) {
        expected ??= results;
        if (results !== expected || read > results || (read < results && !more)) changed();
        more = read < results;
      }
      if (more) isNew ??= createSeen(expected ?? reach);
      // Not every record has a link to itself; one that came twice is equal in full.
      content.items = items.filter(
        (item) => !isNew || isNew((item as { self?: string }).self ?? JSON.stringify(item)),
      );
      different += content.items.length;
      const next: Step[] = [];
      if (isRest && options.concurrency) {
        for (let at = read; cursor === `${offset}` && at < Math.min(results, offset + max); at += size)
          next.push(step(at));
      } else if (more && isRest && nextPage) {
        // A link is followed only to where the tokens belong.
        if (!nextPage.startsWith(`${baseUrl}/`)) fail(ServerError, `nextPage leads out of ${baseUrl}`);
        next.push([`${read}`, {}, nextPage.slice(baseUrl.length)]);
      } else if (more && !isRest && read < reach) next.push(step(read));
      return next;
    },
    async finish(signal) {
      // Nothing tells 10,000 from more but a count, and one taken now: records may have been pushed out of
      // reach.
      if (!isRest && read >= reach && (await count?.(signal)) !== read) tooLong();
      if (different !== (expected ?? read)) changed();
    },
  };
};
