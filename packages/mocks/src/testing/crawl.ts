import { economicHosts } from "../routing/host.ts";
import { createRouter, type Match } from "../routing/router.ts";
import { isObject } from "../store/entity.ts";
import { documents } from "../table/tables.ts";
import type { TestMock } from "./test-mock.ts";

const router = createRouter(documents);
const hosts = economicHosts();

/** Finds the operation of an e-conomic URL; undefined if there is none. */
export function operationAt(method: string, url: string): Match | undefined {
  const target = hosts.targetOf(new URL(url));
  if (target === undefined) return undefined;
  const routed = router.route(target, method);
  return routed.kind === "match" ? routed.match : undefined;
}

/** A link in an answer. */
export interface Link {
  readonly url: string;
  /** The place in the answer; all items of a list have the same one: ".collection[].customer.self". */
  readonly at: string;
}

/**
 * Lists every link to e-conomic in an answer, at any depth. Links in `metaData` also have the method of their action.
 */
export function linksIn(body: unknown, at = ""): readonly Link[] {
  if (typeof body === "string")
    return /^https?:/.test(body) && hosts.pattern.test(body) ? [{ url: body, at }] : [];
  if (Array.isArray(body)) return body.flatMap((item) => linksIn(item, `${at}[]`));
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => linksIn(value, `${at}.${name}`));
}

/** An answer that was reached by a link. */
export interface Visit {
  readonly url: string;
  /** The place of the link that led here first: "GET /customers .collection[].self". */
  readonly from: string;
  readonly status: number;
  readonly body: unknown;
}

/**
 * Follows every link with GET, starting with these URLs, and visits each URL once. With `wanted` it follows only those
 * links.
 */
export async function crawl(
  mock: TestMock,
  starts: readonly string[],
  wanted: (url: string) => boolean = () => true,
): Promise<readonly Visit[]> {
  const headers = { "x-appsecrettoken": "secret", "x-agreementgranttoken": "grant" };
  const waiting = starts.map((url) => ({ url, from: "the start" }));
  const seen = new Set(starts);
  const visits: Visit[] = [];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const response = await mock.fetch(next.url, { headers });
    const isJson = response.headers.get("content-type")?.includes("json") === true;
    const body: unknown = isJson ? await response.json() : undefined;
    visits.push({ ...next, status: response.status, body });
    const source = operationAt("GET", next.url)?.operation.path ?? next.url;
    for (const { url, at } of linksIn(body)) {
      if (seen.has(url) || !wanted(url)) continue;
      seen.add(url);
      waiting.push({ url, from: `GET ${source} ${at}` });
    }
  }
  return visits;
}
