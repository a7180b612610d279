import type { Match } from "../routing/router.ts";
import type { Surface } from "../table/types.ts";
import type { Charged } from "./charge.ts";
import type { Merge } from "./merge-patch.ts";
import type { ReadBody } from "./read-body.ts";
import type { Reply } from "./reply.ts";
import type { LoggedRequest } from "./request-log.ts";
import type { MockState } from "./state.ts";

/** One request, and the facts that the layers have found out about it so far. */
export interface Exchange {
  readonly state: MockState;
  readonly request: Request;
  readonly url: URL;
  readonly requestId: string;
  /** The e-conomic host that the request is for, by whatever name the server was reached. */
  readonly host: string;
  readonly path: string;
  readonly base: string;
  readonly surface: Surface;
  /** Undefined if no operation has the URL. */
  readonly match: Match | undefined;
  /** The GET and the PUT that carry out a PATCH; `match` is then the PUT. Undefined for any other request. */
  readonly merge: Merge | undefined;
  charged: Charged | undefined;
  body: ReadBody | undefined;
  replayed: boolean;
  /** The id of the agreement that the request reached. */
  agreement: string | undefined;
  /** The error that refused the request. */
  refusal: unknown;
}

/** Adds the headers that every answer has, refusals included (S-03, S-04). */
export function withHeaders({ state, charged, requestId }: Exchange, reply: Reply): Reply {
  const rate =
    charged === undefined || !state.options.rulings.rateHeaders
      ? {}
      : { "x-callcost": String(charged.cost), "x-ratelimiting": charged.header };
  return { ...reply, headers: { ...reply.headers, ...rate, "x-requestid": requestId } };
}

/** The log forgets older requests beyond this number: a server may run for days. */
const mostLogged = 20_000;

/** Adds a request to the log, and returns it. A status of 0 means that it got no answer. */
export function log(exchange: Exchange, status: number): LoggedRequest {
  const { state, request, url, match, body } = exchange;
  if (state.requests.length >= mostLogged) state.requests.splice(0, mostLogged / 2);
  const logged: LoggedRequest = {
    method: request.method,
    url: request.url,
    path: exchange.path,
    operation: match?.operation.id,
    document: match?.document.document,
    get query() {
      return Object.fromEntries(url.searchParams);
    },
    get headers() {
      return Object.fromEntries(request.headers);
    },
    get body() {
      return loggedBody(body);
    },
    status,
    requestId: exchange.requestId,
    replayed: exchange.replayed,
    at: state.clock.now(),
  };
  state.requests.push(logged);
  return logged;
}

function loggedBody(body: ReadBody | undefined): unknown {
  if (body === undefined || body.text === "") return undefined;
  try {
    return JSON.parse(body.text);
  } catch {
    return body.text;
  }
}
