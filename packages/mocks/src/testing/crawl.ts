import { economicHosts } from "../routing/host.ts";
import { createRouter, type Match } from "../routing/router.ts";
import { isObject } from "../store/entity.ts";
import { documents } from "../table/tables.ts";
import type { TestMock } from "./test-mock.ts";

const router = createRouter(documents);
const hosts = economicHosts();

/** The operation that a URL of e-conomic's leads to; undefined where none does. */
export function operationAt(method: string, url: string): Match | undefined {
  const target = hosts.targetOf(new URL(url));
  if (target === undefined) return undefined;
  const routed = router.route(target, method);
  return routed.kind === "match" ? routed.match : undefined;
}

/** A link of an answer. */
export interface Link {
  readonly url: string;
  /** Where in the answer it stands, items of a list all alike: ".collection[].customer.self". */
  readonly at: string;
}

/** Every link to e-conomic in an answer, however deep. Links of `metaData` say what can be done, by which method. */
export function linksIn(body: unknown, at = ""): readonly Link[] {
  if (typeof body === "string")
    return /^https?:/.test(body) && hosts.pattern.test(body) ? [{ url: body, at }] : [];
  if (Array.isArray(body)) return body.flatMap((item) => linksIn(item, `${at}[]`));
  if (!isObject(body)) return [];
  return Object.entries(body).flatMap(([name, value]) => linksIn(value, `${at}.${name}`));
}

/** An answer that a link led to. */
export interface Visit {
  readonly url: string;
  /** Where the link stood that led here first: "GET /customers .collection[].self". */
  readonly from: string;
  readonly status: number;
  readonly body: unknown;
}

/** Follows every link with GET, from these URLs on, each URL once; with `wanted` only those links. */
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
