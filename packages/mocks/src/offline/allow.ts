import { bareHost, type Endpoint, endpointText, standardPort } from "./endpoint.ts";

/** What a caller of `listen` lets through: the beginnings of URLs, or patterns of them. */
export type AllowEntry = string | RegExp;

/** One entry of `allow`, read once. */
export interface Allowance {
  /** Whether a request for this URL may pass: the only question where the URL is known. */
  allowsUrl(url: string): boolean;
  /** Whether a connection may be made. */
  allowsEndpoint(endpoint: Endpoint): boolean;
  /** Whether a name may be looked up. */
  allowsName(host: string): boolean;
}

/** Reads the entries of `allow`. Throws a TypeError for one that no URL can begin with. */
export const readAllow = (entries: readonly AllowEntry[]): readonly Allowance[] =>
  entries.map((entry) => (typeof entry === "string" ? readPrefix(entry) : readPattern(entry)));

/** Scheme, host, port with its colon, and what follows: "http://127.0.0.1:4010/hooks". */
const prefix = /^([a-z][a-z\d+.-]*:)\/\/(\[[^\]]*\]|[^/?#:@[\]]+)(?::(\d*))?([/?#].*)?$/is;

function readPrefix(entry: string): Allowance {
  const [, scheme = "", host = "", digits, rest] = prefix.exec(entry) ?? [];
  if (host === "")
    throw new TypeError(
      `listen: allow has ${JSON.stringify(entry)}, with which no URL begins (give scheme and host, such as "http://127.0.0.1:4010", or a RegExp).`,
    );
  const name = bareHost(host);
  const port = portOf(scheme, digits, rest);
  return {
    allowsUrl: (url) => url.startsWith(entry),
    allowsEndpoint: (endpoint) => endpoint.host === name && (port === undefined || endpoint.port === port),
    allowsName: (asked) => asked === name,
  };
}

/** The port that an entry names. Undefined for any: a URL that begins with "http://127.0.0.1" may go on with one. */
function portOf(scheme: string, digits: string | undefined, rest: string | undefined): number | undefined {
  if (digits !== undefined && digits !== "") return Number(digits);
  return rest === undefined ? undefined : standardPort(scheme);
}

function readPattern(entry: RegExp): Allowance {
  // With "g" or "y" every other test of the same text would fail.
  const pattern = new RegExp(entry.source, entry.flags.replace(/[gy]/g, ""));
  // A pattern may be written for a URL as it is printed, which leaves the standard port out.
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
