import type { Outcome } from "../../pipeline/outcome.ts";
import type { Reply } from "../../pipeline/reply.ts";
import type { Match } from "../../routing/router.ts";
import { maskHeaders, maskUrl } from "../mask.ts";
import { publicId } from "./agreement-ids.ts";
import type { Schemas } from "./call.ts";
import { refusalOf } from "./refusal-of.ts";

/** The log holds at most this many requests, the latest ones. */
const mostExchanges = 2_000;

/** The log leaves out bodies with more characters than this. */
const longestAnswer = 128 * 1024;

/** The log forgets its oldest requests when all bodies together have more characters than this. */
const mostText = 32 * 1024 * 1024;

export interface LoggedExchange extends Outcome {
  /** Counts every request, from 1. */
  readonly seq: number;
}

/** The latest requests with their answers. */
export interface ExchangeLog {
  add(exchange: Outcome): LoggedExchange;
  /** Returns the requests, newest first. */
  all(): readonly LoggedExchange[];
  clear(): void;
}

export function createExchangeLog(): ExchangeLog {
  const exchanges: LoggedExchange[] = [];
  let count = 0;
  let text = 0;
  return {
    add(exchange) {
      count += 1;
      const { reply } = exchange;
      const logged = { ...exchange, reply: reply === undefined ? undefined : shortened(reply), seq: count };
      exchanges.push(logged);
      text += textOf(logged);
      while (exchanges.length > mostExchanges || text > mostText) text -= textOf(exchanges.shift());
      return logged;
    },
    all: () => exchanges.toReversed(),
    clear() {
      exchanges.length = 0;
      text = 0;
    },
  };
}

const textOf = (exchange: LoggedExchange | undefined): number => exchange?.reply?.body?.length ?? 0;

/** Returns the JSON that replaces a body that is too long or is not text. */
const omitted = (what: string, size: number) => JSON.stringify({ $omitted: `${what}, ${size} bytes` });

function shortened(reply: Reply): Reply {
  const { body, headers } = reply;
  if (body === null || (typeof body === "string" && body.length <= longestAnswer)) return reply;
  return { ...reply, body: omitted(headers["content-type"] ?? "a body", body.length) };
}

/** Returns an exchange as the interface shows it, with masked tokens. */
export function requestView(exchange: LoggedExchange): Schemas["Request"] {
  const { request, match, reply, agreement, fault } = exchange;
  return {
    seq: exchange.seq,
    requestId: request.requestId,
    agreement: agreement === undefined ? null : publicId(agreement),
    at: request.at,
    method: request.method,
    url: maskUrl(request.url),
    path: request.path,
    operation: request.operation ?? null,
    document: request.document ?? null,
    template: match?.operation.path ?? null,
    parameters: match === undefined ? {} : pathParameters(match),
    query: Object.fromEntries(new URL(maskUrl(request.url)).searchParams),
    headers: maskHeaders(request.headers),
    body: bodyView(request.body),
    status: request.status,
    replayed: request.replayed,
    answer:
      reply === undefined ? null : { headers: maskHeaders(reply.headers), body: jsonOrText(reply.body) },
    refusal: refusalOf(exchange),
    fault: fault ?? null,
    durationMs: Math.round(exchange.duration * 100) / 100,
  };
}

/** Returns the values of a path's parameters, as numbers or texts according to the specification. */
function pathParameters({ operation, params }: Match): Schemas["Request"]["parameters"] {
  const isNumber = (name: string) =>
    operation.params.some(
      (parameter) =>
        parameter.in === "path" &&
        parameter.name === name &&
        ["integer", "number"].includes(String(parameter.schema.type)),
    );
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, isNumber(name) ? Number(value) : value]),
  );
}

function bodyView(body: unknown): unknown {
  if (typeof body !== "string") return body ?? null;
  // The log holds a file as text with one character for each byte.
  return body.length > longestAnswer || body.includes("\0")
    ? JSON.parse(omitted("a body", body.length))
    : body;
}

function jsonOrText(body: Reply["body"]): unknown {
  if (body === null || body === "") return null;
  const text = typeof body === "string" ? body : new TextDecoder().decode(body);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
