import type { EconomicError } from "../errors/errors.ts";
import type { KnownCall } from "../errors/facts.ts";
import type { Answer } from "../transport/answer.ts";
import type { Hooks } from "./events.ts";

/** What a hook is told of an attempt beside the call itself. Times in milliseconds. */
export interface AttemptFacts {
  /** Which attempt of the call, from 1. */
  attempt: number;
  idempotencyKey: string | undefined;
  /** How long the call has to wait for its turn; 0 if nobody knows. */
  waitMs?: number;
  /** When it will be sent again. */
  delayMs?: number;
  /** How long the attempt took. */
  durationMs?: number;
  /** The answer or the error that ended the attempt; `undefined` if the caller's signal did. */
  outcome?: Answer | EconomicError | undefined;
}

/** Reports an event of one call to a hook. Never throws. */
export type Report = (hook: keyof Hooks, facts: AttemptFacts) => void;

/** A call that is watched. Its texts hold no token. */
export interface WatchedCall {
  service: string;
  method: string;
  /** As published, without a query. */
  path: string;
  /** Where it goes, without its query. */
  url: string;
  /** Returns the query as it is sent, with its question mark; empty if there is none. */
  query: () => string;
  /** Returns what an error tells of the call. Only made for a call that fails. */
  facts: () => KnownCall;
}

/** Starts watching one call. */
export type StartWatching = (call: WatchedCall) => Report;
