import type { ErrorKind } from "../errors/facts.ts";
import type { RateLimit } from "../types/index.ts";

/**
 * The properties of every event. They are plain values and safe to log: there are no headers, and no query, whose filters may
 * name customers.
 */
export interface CallEvent {
  /** A number that all events of one call share. */
  id: number;
  service: string;
  method: string;
  /** The path as published, with its `{parameters}`. */
  path: string;
  /** The URL without its query. */
  url: string;
  /** The number of this attempt at the call, counted from 1. */
  attempt: number;
  idempotencyKey: string | undefined;
}

/** Reports that an attempt is about to be sent. */
export type RequestEvent = CallEvent;

/**
 * Reports the end of an attempt. `status` is set if there was an answer. `error` is set if there was no answer, or if the
 * answer was not a success.
 */
export interface ResponseEvent extends CallEvent {
  durationMs: number;
  status: number | undefined;
  requestId: string | undefined;
  rateLimit: RateLimit | undefined;
  /** Whether the answer is the repetition of an earlier answer to the same key (RW-6); `undefined` if there was no answer. */
  replayed: boolean | undefined;
  error: EventError | undefined;
}

/** Reports that the call will be sent again after `delayMs` milliseconds. */
export interface RetryEvent extends CallEvent {
  delayMs: number;
  error: EventError | undefined;
}

/** Reports that the call has to wait before it is sent: for the rate limit, or for other calls to end. */
export interface ThrottleEvent extends CallEvent {
  /** Milliseconds until the rate limit allows the call; 0 if it waits for other calls. */
  waitMs: number;
}

/** The kind and message of an error. */
export interface EventError {
  /** `aborted` if the caller's signal ended the call. */
  kind: ErrorKind | "aborted";
  message: string;
}

/** Listeners for events. Errors that they throw or reject with are ignored, so that a hook cannot make a write fail. */
export interface Hooks {
  onRequest?: ((event: RequestEvent) => unknown) | undefined;
  onResponse?: ((event: ResponseEvent) => unknown) | undefined;
  onRetry?: ((event: RetryEvent) => unknown) | undefined;
  onThrottle?: ((event: ThrottleEvent) => unknown) | undefined;
}
