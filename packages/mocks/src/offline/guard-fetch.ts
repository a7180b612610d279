import { getResponse } from "msw";
import { patch } from "./patch.ts";
import type { Rules } from "./rules.ts";

type Handlers = Parameters<typeof getResponse>[0];

/** The number of redirects that fetch follows. */
const mostRedirects = 20;

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

/**
 * Answers global fetch from the handlers before it opens a connection. Otherwise, behind a proxy, msw 3 would first ask
 * the proxy for a tunnel. A request for another host passes if the rules allow it, and is refused otherwise.
 *
 * @returns a function that undoes it.
 */
export function guardFetch(handlers: Handlers, isOwn: (url: string) => boolean, rules: Rules): () => void {
  const answered = async (request: Request, redirects = 0): Promise<Response> => {
    const response = await getResponse(handlers, request.clone());
    if (request.signal.aborted) throw request.signal.reason;
    if (response === undefined || response.type === "error") throw failed(response);
    Object.defineProperty(response, "url", { value: request.url });
    const next = redirected(request, response);
    if (next === undefined) return response;
    if (redirects === mostRedirects) throw failed(new Error("redirect count exceeded"));
    return isOwn(next.url) ? answered(next, redirects + 1) : fetch(next);
  };

  return patch(globalThis, "fetch", {
    async call({ args, real }) {
      const [input, init] = args as Parameters<typeof fetch>;
      const url = urlOf(input);
      if (isOwn(url)) return answered(new Request(input instanceof URL ? url : input, init));
      // The real fetch reports a URL that is invalid.
      if (rules.mayRequest(url) || !URL.canParse(url)) return real();
      const method = init?.method ?? (input as Partial<Request>).method ?? "GET";
      throw failed(rules.refuse(url, `fetch (${method.toUpperCase()})`));
    },
  });
}

/** Makes the error that Node's own fetch rejects with. */
const failed = (cause: unknown): TypeError => new TypeError("fetch failed", { cause });

/** Returns the URL of a request. In jsdom and happy-dom it may be relative to a page. */
function urlOf(input: Parameters<typeof fetch>[0]): string {
  const text = typeof input === "object" && "url" in input ? input.url : String(input);
  const page = Reflect.get(globalThis, "location") as { readonly href: string } | undefined;
  return page !== undefined && URL.canParse(text, page.href) ? new URL(text, page.href).href : text;
}

/**
 * Returns the request that a redirect leads to, or undefined if there is none to follow. Throws if redirects are an
 * error.
 */
function redirected(request: Request, response: Response): Request | undefined {
  const location = response.headers.get("location");
  if (location === null || !redirectStatuses.has(response.status) || request.redirect === "manual")
    return undefined;
  if (request.redirect === "error") throw failed(new Error("unexpected redirect"));
  const url = new URL(location, request.url).href;
  const { method, headers, signal } = request;
  const becomesGet = response.status === 303 ? method !== "HEAD" : response.status < 303 && method === "POST";
  if (!becomesGet) return new Request(url, request);
  return new Request(url, { headers, signal });
}
