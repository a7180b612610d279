/** Writes a logged request as a `curl` command or as a call of the client. */
import type { Request } from "./api.ts";

/** Header fields that a copy leaves out, because `curl` and the client set them. */
const ownHeaders: ReadonlySet<string> = new Set([
  "accept",
  "accept-encoding",
  "accept-language",
  "connection",
  "content-length",
  "host",
  "sec-fetch-mode",
  "transfer-encoding",
  "user-agent",
]);

/** The shell variables from which a copy reads the tokens, because the log masks them. */
const tokens: Readonly<Record<string, string>> = {
  "x-appsecrettoken": '"X-AppSecretToken: $ECONOMIC_APP_SECRET_TOKEN"',
  "x-agreementgranttoken": '"X-AgreementGrantToken: $ECONOMIC_AGREEMENT_GRANT_TOKEN"',
};

export function asCurl({ method, url, headers, body }: Request): string {
  const fields = Object.entries(headers)
    .filter(([name]) => !ownHeaders.has(name))
    .map(([name, value]) => `-H ${tokens[name] ?? quoted(`${name}: ${value}`)}`);
  const verb = method === "GET" ? [] : [`-X ${method}`];
  const data =
    body === null ? [] : [`--data ${quoted(typeof body === "string" ? body : JSON.stringify(body))}`];
  return [`curl ${quoted(url)}`, ...verb, ...fields, ...data].join(" \\\n  ");
}

/** Quotes a text as one word of a shell. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}

/** Returns the call that sends the same request with `@org/visma-economic`; undefined for an unpublished path. */
export function asClientCall(request: Request): string | undefined {
  const { document, template, parameters, query, method, body, headers } = request;
  if (document === null || template === null) return undefined;
  const { filter, sort, ...rest } = query;
  const isListing = method === "GET" && (filter !== undefined || sort !== undefined);
  const options = [
    ...part("path", Object.keys(parameters).length > 0, parameters),
    ...(filter === undefined ? [] : [`filter: raw(${JSON.stringify(filter)})`]),
    ...(sort === undefined ? [] : [`sort: raw(${JSON.stringify(sort)})`]),
    ...part("query", Object.keys(rest).length > 0 && !isListing, numbered(rest)),
    ...part("body", body !== null, body),
    ...part("idempotencyKey", headers["idempotency-key"] !== undefined, headers["idempotency-key"]),
  ];
  const verb = isListing ? "list" : method.toLowerCase();
  const call = `economic.${memberOf(document)}.${verb}(${JSON.stringify(template)}${options.length === 0 ? "" : `, { ${options.join(", ")} }`})`;
  return isListing ? `await ${call}.toArray({ max: 100 });` : `await ${call};`;
}

function part(name: string, isThere: boolean, value: unknown): readonly string[] {
  return isThere ? [`${name}: ${JSON.stringify(value)}`] : [];
}

/** Turns texts of digits into numbers, because the client takes numbers and the log has a query's values as texts. */
function numbered(values: Readonly<Record<string, string>>): Readonly<Record<string, string | number>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, /^-?\d{1,15}$/.test(value) ? Number(value) : value]),
  );
}

/** Returns the client's member for a document: `bookedEntries` for "booked-entries". */
function memberOf(document: string): string {
  return document.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
