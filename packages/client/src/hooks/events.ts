import type { ErrorKind } from "../errors/facts.ts";
import type { RateLimit } from "../types/index.ts";

/**
 * What every event tells: plain values and only harmless ones, so safe to log. No headers, and no query, which names
 * customers in its filters.
 */
export interface CallEvent {
  /** The same in all events of one call. */
  id: number;
  service: string;
  method: string;
  /** The path as published, with its `{parameters}`. */
  path: string;
  /** Without its query. */
  url: string;
  /** Which attempt of the call this is, from 1. */
  attempt: number;
  idempotencyKey: string | undefined;
}

/** An attempt is about to be sent. */
export type RequestEvent = CallEvent;

/** An attempt is over: with an answer (`status`), or without one or a good one (`error`). */
export interface ResponseEvent extends CallEvent {
  durationMs: number;
  status: number | undefined;
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  /** `undefined` without an answer. */
  replayed: boolean | undefined;
  error: EventError | undefined;
}

/** The call will be sent again after `delayMs`. */
export interface RetryEvent extends CallEvent {
  delayMs: number;
  error: EventError | undefined;
}

/** The call has to wait before it may be sent: for tokens, or for other calls to end. */
export interface ThrottleEvent extends CallEvent {
  /** 0 where it is other calls that have to end. */
  waitMs: number;
}

/** An error in brief. */
export interface EventError {
  /** `aborted` where the caller ended the call by its signal. */
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
