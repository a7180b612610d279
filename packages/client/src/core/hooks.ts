import type { RateLimit } from "../types/index.ts";
import { type ErrorKind, isEconomicError } from "./errors.ts";
import type { Outcome } from "./exchange.ts";
import { redactHeaders, redactUrl } from "./redact.ts";

/** What every event tells. Plain values, tokens and query values blanked; safe to log. */
export interface CallEvent {
  /** The same in all events of one call. */
  id: number;
  service: string;
  method: string;
  /** The path as published, with its `{parameters}`. */
  path: string;
  url: string;
  /** Which attempt of the call this is, from 1. */
  attempt: number;
  idempotencyKey: string | undefined;
  /** The same in OpenTelemetry's names (`http.request.method`, `url.template`, …). */
  attributes: Record<string, string | number>;
}

/** An attempt is about to be sent. */
export interface RequestEvent extends CallEvent {
  headers: Record<string, string>;
}

/** An attempt is over: answered (`status`) or not (`error`). */
export interface ResponseEvent extends CallEvent {
  durationMs: number;
  status: number | undefined;
  headers: Record<string, string>;
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  replayed: boolean;
  error: EventError | undefined;
}

/** The call will be sent again after `delayMs`. */
export interface RetryEvent extends CallEvent {
  delayMs: number;
  error: EventError;
}

/** The call has to wait before it may be sent: for tokens (`waitMs`), or for other calls to end. */
export interface ThrottleEvent extends CallEvent {
  waitMs: number | undefined;
}

/** An error in brief. */
export interface EventError {
  kind: ErrorKind | "aborted";
  message: string;
}

/** Listeners. They watch only: what they throw or reject with is ignored, so that no hook can undo a write. */
export interface Hooks {
  onRequest?: ((event: RequestEvent) => unknown) | undefined;
  onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  onRetry?: ((event: RetryEvent) => unknown) | undefined;
  onThrottle?: ((event: ThrottleEvent) => unknown) | undefined;
}

/** Calls a hook, whatever it does. */
export const tell = <Event>(hook: ((event: Event) => unknown) | undefined, event: () => Event): void => {
  if (hook)
    try {
      Promise.resolve(hook(event())).catch(() => {});
    } catch {}
};

let lastId = 0;

/** Makes the events of one call. Only asked to where there are hooks: a call without them pays nothing. */
export const eventsOf = (service: string, method: string, path: string, url: string) => {
  const id = ++lastId;
  return <Extra extends object>(attempt: number, idempotencyKey: string | undefined, extra: Extra) => {
    const { hostname, port, protocol } = new URL(url);
    const { status, requestId, rateLimit, error } = extra as Partial<ResponseEvent>;
    const shown = redactUrl(url);
    const attributes: Record<string, string | number | undefined> = {
      "http.request.method": method,
      "http.request.resend_count": attempt > 1 ? attempt - 1 : undefined,
      "http.response.status_code": status,
      "url.full": shown,
      "url.template": path,
      "server.address": hostname,
      "server.port": Number(port) || (protocol === "https:" ? 443 : 80),
      "error.type": error && (status ? `${status}` : error.kind),
      "economic.service": service,
      "economic.request_id": requestId,
      "economic.call_cost": rateLimit?.cost,
    };
    for (const name in attributes) if (attributes[name] === undefined) delete attributes[name];
    return {
      id,
      service,
      method,
      path,
      url: shown,
      attempt,
      idempotencyKey,
      attributes: attributes as Record<string, string | number>,
      ...extra,
    };
  };
};

/** An error as events show it. */
export const brief = (error: unknown): EventError =>
  isEconomicError(error)
    ? { kind: error.kind, message: error.message }
    : { kind: "aborted", message: "aborted by the caller" };

/** What an event shows of a request. */
export const requestShown = ({ headers }: { headers: Record<string, string> }) => ({
  headers: redactHeaders(Object.entries(headers)),
});

/** What an event shows of an answer, or of there being none. */
export const responseShown = ({ response, rateLimit, replayed, failure }: Outcome, durationMs: number) => ({
  durationMs,
  status: response?.status,
  headers: redactHeaders(response?.headers ?? []),
  requestId: response?.headers.get("x-requestid") ?? undefined,
  rateLimit,
  replayed,
  error: failure && brief(failure.error),
});
