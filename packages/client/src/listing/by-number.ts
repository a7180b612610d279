import { ValidationError } from "../errors/errors.ts";
import { ListingChangedError } from "./errors.ts";
import type { Query, Reader, Reading } from "./reader.ts";
import { createSeen } from "./seen.ts";

/** How far `skipPages` reaches on the services: what lies beyond 99 is unknown. */
const reach = 10_000;

/**
 * By page number: REST, where the pages tell how many items there are, and `/paged`, where `/count` does.
 * With every check that can detect that pages moved; page numbers cannot prevent it.
 */
export const numberReader = ({ base, collection, options, size, max, count }: Reading): Reader => {
  const offset = Number(options.cursor ?? 0);
  let linked = offset;
  let link: Query = {};
  let expected: number | undefined;
  let read = offset;
  let different = offset;
  let isNew: ((text: string) => boolean) | undefined;

  const changed = () =>
    new ListingChangedError(
      `changed while it was read: ${different} different items of ${expected}. Read it again, or by key`,
      { read: different - offset, expected },
    );
  const tooLong = () => new ValidationError(`reaches only 10,000 items. List ${collection}, or filter`);
  return {
    async start(signal) {
      if (!(offset >= 0 && offset % size === 0))
        throw new ValidationError(`cursor ${offset} is not of pages of ${size}`);
      // A single page cannot be disturbed.
      if (max > size) expected = await count?.(signal);
      if ((expected as number) > reach && offset + max > reach) throw tooLong();
    },
    query(cursor = "0") {
      const page = +cursor / size;
      return base
        ? { pagesize: size, skippages: page, ...(+cursor === linked && link) }
        : { pageSize: size, skipPages: page };
    },
    take(content, cursor) {
      const { items, results = 0, nextPage } = content;
      read += items.length;
      let more = items.length === size;
      if (base) {
        expected ??= results;
        if (results !== expected || read > results || (read < results && !more)) throw changed();
        more = read < results;
        // Followed by its query (§1.11), and never to where the tokens do not belong: from elsewhere none is taken.
        linked = read;
        link =
          typeof nextPage === "string" && nextPage.startsWith(`${base}/`)
            ? Object.fromEntries(new URL(nextPage).searchParams)
            : {};
      }
      if (more) isNew ??= createSeen(results || reach);
      // Not every record has a link to itself; one that came twice is equal in full.
      content.items = items.filter(
        (item) => !isNew || isNew((item as { self?: string }).self ?? JSON.stringify(item)),
      );
      different += content.items.length;
      // The first page of REST tells where all others begin, so that they can be read in parallel.
      const next: string[] = [];
      const end = base ? cursor === options.cursor && Math.min(results, offset + max) : more && reach;
      for (let at = read; at < (end as number); at += base ? size : reach) next.push(`${at}`);
      return next;
    },
    async finish(signal) {
      // Nothing tells 10,000 from more but a count, and one taken now: records may have been pushed out of
      // reach.
      if (!base && read >= reach && (await count?.(signal)) !== read) throw tooLong();
      if (different !== (expected ?? read)) throw changed();
    },
  };
};
