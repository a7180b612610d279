import { isNode, list, type Node } from "../parity/own-specs.ts";

/** One recorded answer. */
export interface Exchange {
  method: string;
  /** Name of the service in its address, or `rest`. */
  service: string;
  /** The path below the service, without its query. */
  path: string;
  status: number;
  /** The body, where it was JSON. */
  body: unknown;
}

/**
 * The answers in a file: HAR, NDJSON (a line `{ method, url, status, body }` each), or a recording of `pnpm conformance`.
 * Answers of other hosts are left out.
 *
 * @throws {Error} that names the file and the line when it is none of the three.
 */
export function readTraffic(file: string, text: string): Exchange[] {
  const whole = parseOrNothing(text);
  const log = isNode(whole) && isNode(whole.log) ? whole.log : undefined;
  if (log !== undefined) return list(log, "entries").filter(isNode).flatMap(fromHar);
  if (isNode(whole) && Array.isArray(whole.answers))
    return whole.answers.filter(isNode).flatMap(fromRecording);
  return text
    .split("\n")
    .flatMap((line, index) => (line.trim() === "" ? [] : fromLine(file, line, index + 1)));
}

function fromHar({ request, response }: Node): Exchange[] {
  if (!isNode(request) || !isNode(response)) return [];
  const content = isNode(response.content) ? response.content : {};
  const text = String(content.text ?? "");
  const body = content.encoding === "base64" ? Buffer.from(text, "base64").toString() : text;
  return fromUrl(String(request.method), String(request.url), response.status, parseOrNothing(body));
}

/** `asked` is `/customers?pagesize=2` on REST, and `customersapi /Customers` on a service. */
function fromRecording({ method, asked, status, body }: Node): Exchange[] {
  const parts = String(asked).split(" ");
  const service = parts.length > 1 ? (parts[0] ?? "") : "rest";
  const path = (parts.at(-1) ?? "").split("?")[0] ?? "";
  return [{ method: String(method), service, path, status: Number(status), body }];
}

function fromLine(file: string, line: string, number: number): Exchange[] {
  const exchange = parseOrNothing(line);
  if (!isNode(exchange) || typeof exchange.url !== "string") {
    throw new Error(
      `${file}:${number} is not an exchange: expected HAR, a recording, or lines of { method, url, status, body }.`,
    );
  }
  const { method = "GET", url, status, body } = exchange;
  return fromUrl(
    String(method),
    url,
    status,
    typeof body === "string" ? (parseOrNothing(body) ?? body) : body,
  );
}

function fromUrl(method: string, url: string, status: unknown, body: unknown): Exchange[] {
  if (!URL.canParse(url)) return [];
  const { hostname, pathname } = new URL(url);
  const base = { method: method.toUpperCase(), status: Number(status), body };
  if (hostname === "restapi.e-conomic.com") return [{ ...base, service: "rest", path: pathname }];
  const [, service, path] = /^\/([^/]+)\/v[\d.]+(\/.*)$/.exec(pathname) ?? [];
  return hostname === "apis.e-conomic.com" && service !== undefined
    ? [{ ...base, service, path: path ?? "/" }]
    : [];
}

function parseOrNothing(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
