/** Where a connection goes. */
export interface Endpoint {
  /** A name in lower case without a trailing dot, or an address; IPv6 without brackets. */
  readonly host: string;
  readonly port: number;
}

const standardPorts: Readonly<Record<string, number>> = {
  "http:": 80,
  "ws:": 80,
  "https:": 443,
  "wss:": 443,
};

/** Returns the port that a scheme ("https:") stands for, undefined for a scheme that stands for none. */
export const standardPort = (scheme: string): number | undefined => standardPorts[scheme.toLowerCase()];

/** Returns a host as `Endpoint` has it. */
export const bareHost = (host: string): string =>
  host
    .toLowerCase()
    .replace(/^\[(.*)\]$/, "$1")
    .replace(/\.$/, "");

/** Returns where a request for a URL connects to, undefined for a text that is not a URL of a host. */
export function endpointOfUrl(url: string): Endpoint | undefined {
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  return hostname === ""
    ? undefined
    : { host: bareHost(hostname), port: port === "" ? (standardPort(protocol) ?? 0) : Number(port) };
}

/** Returns "host:port", as it stands in a URL. */
export const endpointText = ({ host, port }: Endpoint): string =>
  `${host.includes(":") ? `[${host}]` : host}:${port}`;
