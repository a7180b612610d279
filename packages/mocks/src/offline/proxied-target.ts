import { bareHost, type Endpoint, endpointOfUrl } from "./endpoint.ts";

/** The first line of a request to a proxy: "CONNECT host:443 HTTP/1.1", or "GET http://host/path HTTP/1.1". */
const requestLine = /^([A-Z]+) (\S+) HTTP\/1\.[01]\r?\n/;

/** Longer than the longest request line that a server accepts. */
const longestLine = 65_536;

/**
 * Reads the final destination from bytes that are about to be written to a proxy (HTTP or SOCKS 5). Returns undefined
 * if they are not the beginning of a request to a proxy.
 */
export function proxiedTarget(chunk: unknown): Endpoint | undefined {
  if (typeof chunk === "string") return httpTarget(chunk.slice(0, longestLine));
  if (!Buffer.isBuffer(chunk)) return undefined;
  return socksTarget(chunk) ?? httpTarget(chunk.toString("latin1", 0, longestLine));
}

function httpTarget(text: string): Endpoint | undefined {
  const [, method, target = ""] = requestLine.exec(text) ?? [];
  if (method === undefined) return undefined;
  if (method !== "CONNECT") return endpointOfUrl(target);
  const [, host = "", port = ""] = /^(\[[^\]]*\]|[^:]*):(\d+)$/.exec(target) ?? [];
  return host === "" ? undefined : { host: bareHost(host), port: Number(port) };
}

/**
 * Reads a SOCKS 5 request: version, CONNECT, a zero, the kind of address, the address and the port, with nothing before
 * or after.
 */
function socksTarget(bytes: Buffer): Endpoint | undefined {
  if (bytes.length < 8 || bytes.readUIntBE(0, 3) !== 0x05_01_00) return undefined;
  const address = bytes.subarray(4, -2);
  const port = bytes.readUInt16BE(bytes.length - 2);
  switch (bytes[3]) {
    case 1:
      return address.length === 4 ? { host: address.join("."), port } : undefined;
    case 3:
      return address.length === 1 + (address[0] ?? 0)
        ? { host: bareHost(address.toString("latin1", 1)), port }
        : undefined;
    case 4:
      return address.length === 16 ? endpointOfUrl(`http://[${ipv6(address)}]:${port}`) : undefined;
    default:
      return undefined;
  }
}

const ipv6 = (address: Buffer): string => (address.toString("hex").match(/.{4}/g) ?? []).join(":");
