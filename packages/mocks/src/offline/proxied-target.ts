import { bareHost, type Endpoint, endpointOfUrl } from "./endpoint.ts";

/** The first line of a request to a proxy: "CONNECT host:443 HTTP/1.1", or "GET http://host/path HTTP/1.1". */
const REQUEST_LINE = /^([A-Z]+) (\S+) HTTP\/1\.[01]\r?\n/;

/** More than the longest request line that a server takes. */
const LONGEST_LINE = 65_536;

/**
 * Reads, from bytes that are about to be written, for whom a proxy is to pass them on. Undefined where they are not the
 * beginning of a request to a proxy.
 */
export function proxiedTarget(chunk: unknown): Endpoint | undefined {
  const [, method, target = ""] = REQUEST_LINE.exec(beginningOf(chunk)) ?? [];
  if (method === undefined) return undefined;
  if (method !== "CONNECT") return endpointOfUrl(target);
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(target) ?? [];
  return host === "" ? undefined : { host: bareHost(host), port: Number(port) };
}

function beginningOf(chunk: unknown): string {
  if (typeof chunk === "string") return chunk.slice(0, LONGEST_LINE);
  return Buffer.isBuffer(chunk) ? chunk.toString("latin1", 0, LONGEST_LINE) : "";
}
