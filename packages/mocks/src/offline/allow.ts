import { bareHost, type Endpoint, endpointText, standardPort } from "./endpoint.ts";

/** An entry of what `listen` allows: the beginning of URLs, or a pattern for them. */
export type AllowEntry = string | RegExp;

/** One entry of `allow` after it was read. */
export interface Allowance {
  /**
   * Returns whether a request for this URL may pass. If the URL is known, this alone decides, and the other two methods
   * are not called.
   */
  allowsUrl(url: string): boolean;
  /** Returns whether a connection may be made. */
  allowsEndpoint(endpoint: Endpoint): boolean;
  /** Returns whether a name may be looked up. */
  allowsName(host: string): boolean;
}

/** Reads the entries of `allow`. Throws a TypeError for an entry that no URL can begin with. */
export const readAllow = (entries: readonly AllowEntry[]): readonly Allowance[] =>
  entries.map((entry) => (typeof entry === "string" ? readPrefix(entry) : readPattern(entry)));

/** The groups are scheme, host, port, and the rest: "http://127.0.0.1:4010/hooks". */
const prefix = /^([a-z][a-z\d+.-]*:)\/\/(\[[^\]]*\]|[^/?#:@[\]]+)(?::(\d*))?([/?#].*)?$/is;

function readPrefix(entry: string): Allowance {
  const [, scheme = "", host = "", digits, rest] = prefix.exec(entry) ?? [];
  if (host === "")
    throw new TypeError(
      `listen: allow has ${JSON.stringify(entry)}, but no URL begins with it (give a scheme and a host, such as "http://127.0.0.1:4010", or a RegExp).`,
    );
  const name = bareHost(host);
  const port = portOf(scheme, digits, rest);
  return {
    allowsUrl: (url) => url.startsWith(entry),
    allowsEndpoint: (endpoint) => endpoint.host === name && (port === undefined || endpoint.port === port),
    allowsName: (asked) => asked === name,
  };
}

/**
 * Returns the port of an entry. Undefined means any port: a URL that begins with "http://127.0.0.1" may continue with
 * one.
 */
function portOf(scheme: string, digits: string | undefined, rest: string | undefined): number | undefined {
  if (digits !== undefined && digits !== "") return Number(digits);
  return rest === undefined ? undefined : standardPort(scheme);
}

function readPattern(entry: RegExp): Allowance {
  // With the flags "g" or "y", every second test of the same text would fail.
  const pattern = new RegExp(entry.source, entry.flags.replace(/[gy]/g, ""));
  // A pattern may be written for a printed URL, which leaves out the standard port.
  const matchesOrigin = (hostAndPort: string): boolean =>
    ["http", "https"].some((scheme) => {
      const origin = `${scheme}://${hostAndPort}/`;
      return pattern.test(origin) || (URL.canParse(origin) && pattern.test(new URL(origin).href));
    });
  return {
    allowsUrl: (url) => pattern.test(url),
    allowsEndpoint: (endpoint) => matchesOrigin(endpointText(endpoint)),
    allowsName: (host) => matchesOrigin(host),
  };
}
