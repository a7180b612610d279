import { HttpResponse, http } from "msw";
import { setupServer } from "msw/node";

type Handlers = Parameters<typeof setupServer>;

export interface ListenOptions {
  /** Requests that may pass: a local server of the tests' own. Default: none, every other host fails. */
  readonly allow?: readonly (string | RegExp)[];
}

const allowed = (url: string, allow: readonly (string | RegExp)[]): boolean =>
  allow.some((entry) => (typeof entry === "string" ? url.startsWith(entry) : entry.test(url)));

/**
 * Puts handlers between this process and the network, and fails every request that none of them takes: by a catch-all
 * of our own, because msw's option for it changed its name in 3 and ignores the old one in silence.
 *
 * @returns what undoes it.
 */
export function listen(handlers: Handlers, { allow = [] }: ListenOptions = {}): () => void {
  const offline = http.all(/.*/s, ({ request }) => {
    if (allowed(request.url, allow)) return undefined;
    console.error(
      `${request.method} ${request.url} was refused: the mock of e-conomic is on, and nothing leaves the process. Allow it with listen({ allow: [...] }).`,
    );
    return HttpResponse.error();
  });
  const server = setupServer(...handlers, offline);
  const unhandled = allow.length > 0 ? "bypass" : "error";
  // Both names: 2 knows the first, 3 the second.
  server.listen({ onUnhandledRequest: unhandled, onUnhandledFrame: unhandled } as Parameters<
    typeof server.listen
  >[0]);
  return () => server.close();
}
