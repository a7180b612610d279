/**
 * Which requests are e-conomic's. Every spelling that resolves to one of its hosts counts: http as well as https, any
 * port, a trailing dot, `secure.` and hosts that nobody published, because what is not caught here leaves the machine.
 */
export const ECONOMIC_HOSTS =
  /^https?:\/\/(?:[^/?#@]*@)?(?:[a-z0-9_-]+\.)*e-conomic\.com\.?(?::\d*)?(?:[/?#]|$)/i;

/** Where a request is addressed, read from its URL. */
export interface Target {
  /** Lower case, without port and trailing dot: "restapi.e-conomic.com". */
  readonly host: string;
  /** Path below the host, never empty, no trailing slash, still encoded. */
  readonly path: string;
  /** What links in the answer start with: the origin the request came in on, and the prefix a local server serves under. */
  readonly base: string;
}

const HOST_NAME = /^(?:[a-z0-9_-]+\.)*e-conomic\.com$/i;

const bare = (path: string): string => path.replace(/\/+$/, "") || "/";

/**
 * Reads the target of a URL: an e-conomic host, or a local server that serves hosts as the first path segment
 * (`http://127.0.0.1:4010/restapi.e-conomic.com/customers`). Undefined when it is neither.
 */
export function targetOf(url: URL): Target | undefined {
  const host = url.hostname.toLowerCase().replace(/\.$/, "");
  if (HOST_NAME.test(host)) return { host, path: bare(url.pathname), base: url.origin };
  const [, first = ""] = url.pathname.split("/", 2);
  if (!HOST_NAME.test(first)) return undefined;
  return {
    host: first.toLowerCase(),
    path: bare(url.pathname.slice(first.length + 1)),
    base: `${url.origin}/${first}`,
  };
}
