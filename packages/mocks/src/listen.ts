import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

type Handlers = Parameters<typeof setupServer>;

export interface ListenOptions {
  /** Requests that may pass: a local server of the tests' own. Default: none, every other host fails. */
  readonly allow?: readonly (string | RegExp)[];
}

const REFUSED =
  "was refused: the mock of e-conomic is on, and nothing leaves the process. Allow it with listen({ allow: [...] }).";

const allowed = (url: string, allow: readonly (string | RegExp)[]): boolean =>
  allow.some((entry) => (typeof entry === "string" ? url.startsWith(entry) : entry.test(url)));

/**
 * Makes `new WebSocket` throw for an address that is not allowed: not every msw of the supported range stands in its way.
 *
 * @returns what undoes it.
 */
function refuseSockets(allow: readonly (string | RegExp)[]): () => void {
  const real = globalThis.WebSocket;
  // Node 20 has none.
  if (typeof real !== "function") return () => undefined;
  globalThis.WebSocket = new Proxy(real, {
    construct(target, given: [string | URL, ...unknown[]], newTarget) {
      const url = String(given[0]);
      if (!allowed(url, allow)) throw new TypeError(`WebSocket ${url} ${REFUSED}`);
      return Reflect.construct(target, given, newTarget);
    },
  });
  return () => {
    globalThis.WebSocket = real;
  };
}

/**
 * Puts handlers between this process and the network, and fails every request that none of them takes: by a catch-all
 * of our own, because msw's option for it changed its name in 3 and ignores the old one in silence.
 *
 * @returns what undoes it.
 */
export function listen(handlers: Handlers, { allow = [] }: ListenOptions = {}): () => void {
  const offline = http.all(/.*/s, ({ request }) => {
    if (allowed(request.url, allow)) return undefined;
    console.error(`${request.method} ${request.url} ${REFUSED}`);
    return HttpResponse.error();
  });
  const server = setupServer(...handlers, offline);
  const unhandled = allow.length > 0 ? "bypass" : "error";
  // Both names: 2 knows the first, 3 the second.
  server.listen({ onUnhandledRequest: unhandled, onUnhandledFrame: unhandled } as Parameters<
    typeof server.listen
  >[0]);
  const allowSockets = refuseSockets(allow);
  return () => {
    allowSockets();
    server.close();
  };
}
