/** The host and port that a connection is for. */
export interface Endpoint {
  /** A name in lower case without a trailing dot, or an address. IPv6 is without brackets. */
  readonly host: string;
  readonly port: number;
}

const standardPorts: Readonly<Record<string, number>> = {
  "http:": 80,
  "ws:": 80,
  "https:": 443,
  "wss:": 443,
};

/** Returns the standard port of a scheme such as "https:", or undefined if it has none. */
export const standardPort = (scheme: string): number | undefined => standardPorts[scheme.toLowerCase()];

/** Returns a host as `Endpoint` spells it. */
export const bareHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");

/** Returns the endpoint of a URL, or undefined for a text that is not a URL with a host. */
export function endpointOfUrl(url: string): Endpoint | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  return hostname === ""
    ? undefined
    : { host: bareHost(hostname), port: port === "" ? (standardPort(protocol) ?? 0) : Number(port) };
}

/** Returns "host:port" as in a URL. */
export const endpointText = ({ host, port }: Endpoint): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;
