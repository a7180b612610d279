import { type EconomicOptions, isEconomicError } from "../src/index.ts";
import { mockWith } from "./mock-client.ts";

type World = ReturnType<typeof mockWith>;

/** A request before it reaches the mock. */
export interface Passing {
  mock: World["mock"];
  /** The number of requests before it. */
  index: number;
  /** The path below the service and the query, as `shown` returns them. */
  url: string;
}

/**
 * Makes a mock and a client of it. `before` is called before each request reaches the mock. It may wait, change records, or set
 * a fault for the request.
 */
export function setUp(
  settings: Parameters<typeof mockWith>[0] = {},
  before: (passing: Passing) => unknown = () => {},
  options: Partial<EconomicOptions> = {},
) {
  const { mock, client } = mockWith({ rateLimit: false, ...settings });
  const traffic = { requests: 0, inFlight: 0, most: 0, aborted: 0 };
  const urls: string[] = [];
  const economic = client({
    retry: { maxAttempts: 2 },
    async fetch(url, init) {
      const index = traffic.requests++;
      urls.push(url);
      traffic.most = Math.max(traffic.most, ++traffic.inFlight);
      try {
        const waiting = before({ mock, index, url: shown(url) });
        // If `before` does not wait, its changes happen right before the request arrives.
        if (waiting instanceof Promise) await waiting;
        return await mock.fetch(url, init);
      } catch (error) {
        if (init.signal?.aborted) traffic.aborted++;
        throw error;
      } finally {
        traffic.inFlight--;
      }
    },
    ...options,
  });
  return {
    mock,
    economic,
    traffic,
    /** The URLs of all requests that were sent. */
    urls,
    paths: () => mock.requests.map(({ path }) => path),
    /** Returns the requests that have arrived at the mock, in order. */
    asked: () => mock.requests.map(({ url }) => shown(url)),
  };
}

/** Makes a mock with `count` customers, numbered from 1. */
export function withCustomers(count: number, ...others: Parameters<typeof setUp>) {
  const [settings, ...rest] = others;
  const set = setUp({ seed: "empty", ...settings }, ...rest);
  set.mock.agreement().customers.addMany(count, (index) => ({ customerNumber: index + 1 }));
  return set;
}

/** Returns the part of a URL that the listing chooses, decoded and with a sorted query. */
export function shown(url: string): string {
  const { pathname, searchParams } = new URL(url);
  searchParams.sort();
  const query = [...searchParams].map(([name, value]) => `${name}=${value}`).join("&");
  return pathname.replace(/^\/restapi[^/]+|^\/\w+api\/v[\d.]+/, "") + (query && `?${query}`);
}

export const numbersOf = (items: readonly { customerNumber?: number | null }[]) =>
  items.map((item) => item.customerNumber);

export const fromTo = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index);

export const oneTo = (count: number) => fromTo(1, count);

/** Reads a listing to its end or its error. Returns the items and the error. */
export async function consumed<Item>(listing: AsyncIterable<Item>) {
  const given: Item[] = [];
  try {
    for await (const item of listing) given.push(item);
  } catch (error) {
    if (!isEconomicError(error)) throw error;
    return { given, error };
  }
  return { given, error: undefined };
}

/** Waits until all requests have arrived, and aborted ones have ended. */
export const settled = () => new Promise((resolve) => setImmediate(resolve));

export type Client = ReturnType<typeof setUp>["economic"];
export type Mock = World["mock"];
