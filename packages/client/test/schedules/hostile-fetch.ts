/** The wrong parts of a server's answers. */
export interface Lies {
  /** The most items of its pages, for every page size of a request. Pages are counted in this size. */
  cap?: number;
  /** The wrong number of items that it reports, on every page and by `/count`. */
  total?: (total: number) => unknown;
  /** The value that it sends as the cursor. */
  cursor?: (cursor: string | undefined, page: number) => unknown;
  /** The value that it sends as the first item of a page. */
  item?: { page: number; value: unknown };
  /** `true` if it sends the first page as every page. */
  repeats?: boolean;
  /** The value that it sends as every page. */
  body?: unknown;
}

/** Items are numbered from 1. */
const numbered = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({
    customerNumber: from + index,
    productNumber: `P${from + index}`,
    self: `https://restapi.e-conomic.com/customers/${from + index}`,
  }));

/** Returns a body as JSON; an empty text for `undefined`. */
const answerOf = (body: unknown) =>
  new Response(body === undefined ? "" : JSON.stringify(body), {
    headers: { "content-type": "application/json" },
  });

/** Makes a `fetch` that answers like a server of `count` records, with wrong parts. */
export function hostileFetch(count: number, lies: Lies) {
  const traffic = { requests: 0 };
  let page = -1;

  const pageSizeOf = (asked: number) => Math.min(asked, lies.cap ?? asked);

  const totalOf = (total: number) => (lies.total ? lies.total(total) : total);

  /** Returns the items of a page that begins after a number of items, with the wrong parts. */
  const itemsAfter = (before: number, size: number): unknown[] => {
    page += 1;
    const start = lies.repeats ? 0 : before;
    const items: unknown[] = numbered(start + 1, Math.min(count, start + size));
    if (lies.item?.page === page && items.length > 0) items[0] = lies.item.value;
    return items;
  };

  const rest = (query: URLSearchParams) => {
    const size = pageSizeOf(Number(query.get("pagesize")));
    const skipped = Number(query.get("skippages") ?? 0);
    const last = Number(/\$gt:(\d+)/.exec(query.get("filter") ?? "")?.[1] ?? 0);
    const before = last + skipped * size;
    const items = itemsAfter(before, size);
    const hasMore = before + size < count;
    const nextPage = `https://restapi.e-conomic.com/customers?pagesize=${size}&skippages=${skipped + 1}`;
    const pagination = { results: totalOf(Math.max(0, count - last)), ...(hasMore && { nextPage }) };
    return { collection: items, pagination };
  };

  const paged = (query: URLSearchParams) => {
    const last = Number(/\$gt:(\d+)/.exec(query.get("filter") ?? "")?.[1] ?? 0);
    const size = pageSizeOf(100);
    return itemsAfter(last + Number(query.get("skipPages") ?? 0) * size, size);
  };

  const byCursor = (query: URLSearchParams) => {
    const before = Number(query.get("cursor") ?? 1) - 1;
    const items = itemsAfter(before, 4);
    const end = before + items.length;
    const cursor = end < count ? `${end + 1}` : undefined;
    return { items, cursor: lies.cursor ? lies.cursor(cursor, page) : cursor };
  };

  const fetch = async (url: string): Promise<Response> => {
    traffic.requests += 1;
    if (traffic.requests > 500) throw new Error("The listing does not come to an end.");
    const { hostname, pathname, searchParams } = new URL(url);
    if (pathname.endsWith("/count")) return answerOf(totalOf(count));
    if ("body" in lies) return answerOf(lies.body);
    if (hostname.startsWith("restapi")) return answerOf(rest(searchParams));
    return answerOf(pathname.endsWith("/paged") ? paged(searchParams) : byCursor(searchParams));
  };

  return { fetch, traffic };
}
