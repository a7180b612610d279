/** The mistakes in a server's answers. */
export interface Lies {
  /**
   * The server's pages have at most this many items, even if the client asks for more. The page numbers count pages of this
   * size.
   */
  cap?: number;
  /** The server reports this number of items instead of the right one, on every page and by `/count`. */
  total?: (total: number) => unknown;
  /** The server sends this instead of the cursor. */
  cursor?: (cursor: string | undefined, page: number) => unknown;
  /** The server sends `value` in place of the first item of a page. `page` is the number of the page, counted from 0. */
  item?: { page: number; value: unknown };
  /** The server sends the first page every time. */
  repeats?: boolean;
  /** The server sends this instead of every page. */
  body?: unknown;
}

/** Returns items, which are numbered from 1. */
const numbered = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => ({
    customerNumber: from + index,
    productNumber: `P${from + index}`,
    self: `https://restapi.e-conomic.com/customers/${from + index}`,
  }));

/** Makes an answer with a body as JSON, or without a body for `undefined`. */
const answerOf = (body: unknown) =>
  new Response(body === undefined ? "" : JSON.stringify(body), {
    headers: { "content-type": "application/json" },
  });

/** Makes a server of `count` records that answers with these mistakes, as the `fetch` of a client. */
export function hostileFetch(count: number, lies: Lies) {
  const traffic = { requests: 0 };
  let page = -1;

  const pageSizeOf = (asked: number) => Math.min(asked, lies.cap ?? asked);

  const totalOf = (total: number) => (lies.total ? lies.total(total) : total);

  /** Returns the items of the page that begins after `before` items, with the mistakes in them. */
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
