import { compileFilter, compileSort } from "../../../mocks/src/filter/index.ts";
import type { SendRequest, SendResult, ServiceCore } from "../core/send.ts";
import type { ServiceName } from "../types/index.ts";

/** A record of the collection; `self` is added on REST. */
export interface Item {
  number: number;
  [field: string]: unknown;
}

/** One collection in memory, served in every paging style, with its requests on record. */
export interface CollectionServer {
  core: ServiceCore;
  /** In no particular order; change it between requests as you like. */
  records: Item[];
  requests: SendRequest[];
  /** How many requests wait for an answer. */
  inFlight: number;
  /** How many requests were aborted before their answer. */
  aborted: number;
}

interface Behaviour {
  service?: ServiceName;
  /** Items a page of the cursor listing. */
  cursorPageSize?: number;
  /** Called before each answer is made, with the number of answers so far; may change records, wait or throw. */
  before?: (answers: number, request: SendRequest) => unknown;
  /** Changes an answer's data. */
  answer?: (data: unknown, answers: number, request: SendRequest) => unknown;
}

const ops = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin"];
const fields = {
  number: { ops, type: "number" as const },
  name: { ops: [...ops, "like"], type: "string" as const },
};

export function collectionServer(
  records: Item[],
  { service = "customers", cursorPageSize = 3, before, answer }: Behaviour = {},
): CollectionServer {
  const baseUrl = service === "rest" ? "https://rest.test/base" : `https://apis.test/${service}/v1`;
  const surface = service === "rest" ? ("rest" as const) : ("apis" as const);
  let answers = 0;
  const server: CollectionServer = {
    core: { service, baseUrl, send },
    records,
    requests: [],
    inFlight: 0,
    aborted: 0,
  };
  return server;

  async function send(request: SendRequest): Promise<SendResult> {
    server.requests.push(request);
    const signal = request.signal as AbortSignal | undefined;
    signal?.throwIfAborted();
    server.inFlight++;
    let abort = () => {};
    const aborted = new Promise<never>((_, reject) => {
      abort = () => {
        server.aborted++;
        reject(signal?.reason);
      };
    });
    signal?.addEventListener("abort", abort);
    try {
      await Promise.race([Promise.resolve(before?.(answers, request)).then(() => {}), aborted]);
      const data = dataFor(request);
      const changed = answer ? answer(data, answers, request) : data;
      answers++;
      return {
        data: changed,
        response: { status: 200, headers: new Headers(), url: baseUrl + request.path },
        requestId: "a2a25bfb88b1f4bd-CPH",
        rateLimit: undefined,
        replayed: false,
        attempts: 1,
      };
    } finally {
      server.inFlight--;
      signal?.removeEventListener("abort", abort);
    }
  }

  function dataFor(request: SendRequest): unknown {
    const [path = "", link] = request.path.split("?", 2);
    const query: Readonly<Record<string, unknown>> = link
      ? Object.fromEntries(new URLSearchParams(link))
      : (request.query ?? {});
    const test =
      query.filter === undefined ? () => true : compileFilter(String(query.filter), { surface, fields });
    const sort = compileSort(String(query.sort ?? "number"), { sorts: ["number", "name"] });
    const found = sort(server.records.filter(test));
    if (service === "rest") return envelope(path, found, query);
    if (path.endsWith("/count")) return found.length;
    if (path.endsWith("/paged")) {
      const [size, skip] = [Number(query.pageSize ?? 20), Number(query.skipPages ?? 0)];
      return found.slice(size * skip, size * (skip + 1)).filter((_, index) => size * skip + index < 10_000);
    }
    const from =
      query.cursor === undefined ? 0 : found.findIndex(({ number }) => number >= Number(query.cursor));
    const items = from < 0 ? [] : found.slice(from, from + cursorPageSize);
    const next = from < 0 ? undefined : found[from + cursorPageSize];
    return next ? { items, cursor: `${next.number}` } : { items };
  }

  function envelope(path: string, found: Item[], query: Readonly<Record<string, unknown>>): unknown {
    const [pageSize, skipPages] = [Number(query.pagesize ?? 20), Number(query.skippages ?? 0)];
    const link = (page: number) => {
      const kept = Object.entries(query).filter(([, value]) => value !== undefined);
      const text = new URLSearchParams(
        Object.fromEntries(kept.map(([name, value]) => [name, String(value)])),
      );
      text.set("skippages", `${page}`);
      text.set("pagesize", `${pageSize}`);
      return `${baseUrl}${path}?${text}`;
    };
    return {
      collection: found
        .slice(pageSize * skipPages, pageSize * (skipPages + 1))
        .map((item) => ({ ...item, self: `${baseUrl}${path}/${item.number}` })),
      pagination: {
        skipPages,
        pageSize,
        maxPageSizeAllowed: 1000,
        results: found.length,
        firstPage: link(0),
        ...(pageSize * (skipPages + 1) < found.length && { nextPage: link(skipPages + 1) }),
      },
      self: link(skipPages),
    };
  }
}

/** Records numbered `from` to `to`. */
export const numbered = (from: number, to: number): Item[] =>
  Array.from({ length: to - from + 1 }, (_, index) => ({ number: from + index }));
