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

interface Listener {
  readonly handlers: Handlers;
  readonly allow: readonly (string | RegExp)[];
}

/** All that are on, oldest first. They share one server: closing one of msw's servers opens the network for every other. */
const listeners: Listener[] = [];
let close: () => void = () => undefined;

const mayPass = (url: string): boolean => listeners.some(({ allow }) => allowed(url, allow));

/**
 * Puts handlers between this process and the network, and fails every request that none of them takes: by a catch-all
 * of our own, because msw's option for it changed its name in 3 and ignores the old one in silence. Of several that are on,
 * the latest answers, and what any of them allows may pass.
 *
 * @returns what undoes it.
 */
export function listen(handlers: Handlers, { allow = [] }: ListenOptions = {}): () => void {
  const listener: Listener = { handlers, allow };
  listeners.push(listener);
  restart();
  return () => {
    const at = listeners.indexOf(listener);
    if (at < 0) return;
    listeners.splice(at, 1);
    restart();
  };
}

function restart(): void {
  close();
  close = listeners.length === 0 ? () => undefined : start();
}

function start(): () => void {
  const offline = http.all(/.*/s, ({ request }) => {
    if (mayPass(request.url)) return undefined;
    console.error(`${request.method} ${request.url} ${REFUSED}`);
    return HttpResponse.error();
  });
  const server = setupServer(...listeners.toReversed().flatMap(({ handlers }) => handlers), offline);
  const unhandled = listeners.some(({ allow }) => allow.length > 0) ? "bypass" : "error";
  // Both names: 2 knows the first, 3 the second.
  server.listen({ onUnhandledRequest: unhandled, onUnhandledFrame: unhandled } as Parameters<
    typeof server.listen
  >[0]);
  const allowSockets = refuseSockets();
  return () => {
    allowSockets();
    server.close();
  };
}

/**
 * Makes `new WebSocket` throw for an address that is not allowed: not every msw of the supported range stands in its way.
 *
 * @returns what undoes it.
 */
function refuseSockets(): () => void {
  const real = globalThis.WebSocket;
  // Node 20 has none.
  if (typeof real !== "function") return () => undefined;
  globalThis.WebSocket = new Proxy(real, {
    construct(target, given: [string | URL, ...unknown[]], newTarget) {
      const url = String(given[0]);
      if (!mayPass(url)) throw new TypeError(`WebSocket ${url} ${REFUSED}`);
      return Reflect.construct(target, given, newTarget);
    },
  });
  return () => {
    globalThis.WebSocket = real;
  };
}
