import type { Config } from "../config/configure.ts";
import { EconomicError, type ErrorFacts } from "../errors/errors.ts";
import type { Hooks } from "../hooks/events.ts";
import type { DatedKey } from "../transport/dated-key.ts";
import type { Method, SendOptions, SendResult } from "./send.ts";

/** One logical call, ready to go: its URL built, and its body encoded except where the key has a say in it. */
export interface Call {
  config: Config;
  service: string;
  method: Method;
  path: string;
  url: string;
  body: unknown;
  options: SendOptions;
  signal: AbortSignal | undefined;
}

/** What a call is sent with, attempt after attempt. */
export interface Payload {
  key: DatedKey | undefined;
  bytes: RequestInit["body"] | undefined;
  type: string | undefined;
}

/** What there is to tell of an attempt beside its number: times in milliseconds, and how it ended. */
export interface Details {
  /** 0 where nobody knows. */
  waitMs?: number;
  delayMs?: number;
  durationMs?: number;
  /** What came of it; nothing when it was aborted. */
  outcome?: SendResult | EconomicError | undefined;
}

/** Tells hooks the events of one call. Never throws. */
export type Tell = (hook: keyof Hooks, attempt: number, payload: Payload, details?: Details) => void;

/** An error with the call that it is of, in its message too. */
export const located = (error: unknown, { service, method, path }: Omit<ErrorFacts, "cause">): unknown => {
  // Another call's error keeps its own: a signal may have aborted with it.
  if (!(error instanceof EconomicError) || error.method) return error;
  const Class = error.constructor as typeof EconomicError;
  return new Class(error.message, { ...error, service, method, path, body: error.body, cause: error.cause });
};
