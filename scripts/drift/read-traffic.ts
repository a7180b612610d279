import { isNode, list, type Node } from "../parity/own-specs.ts";

/** One recorded answer. */
export interface Exchange {
  method: string;
  /** Name of the service in its URL, or `rest`. */
  service: string;
  /** The path below the service, without its query. */
  path: string;
  status: number;
  /** The body, if it was JSON. */
  body: unknown;
}

/**
 * Reads the answers in a file: HAR, NDJSON with one `{ method, url, status, body }` a line, or a recording of `pnpm
 * conformance`. Answers of other hosts are left out.
 *
 * @throws {Error} with the file and the line if the file has none of these three forms.
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

/**
 * Reads one answer of a recording. `asked` is `/customers?pagesize=2` on REST, and `customersapi /Customers` on a
 * service.
 */
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
      `${file}:${number} is not a recorded answer. Expected HAR, a recording, or lines of { method, url, status, body }.`,
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
