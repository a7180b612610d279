import type { EconomicError } from "../errors/errors.ts";
import type { KnownCall } from "../errors/facts.ts";
import type { Answer } from "../transport/answer.ts";
import type { Hooks } from "./events.ts";

/** The facts of an event beside the call itself. Times are in milliseconds. */
export interface AttemptFacts {
  /** The number of the attempt at the call, counted from 1. */
  attempt: number;
  idempotencyKey: string | undefined;
  /** How long the call has to wait for its turn; 0 if that is unknown. */
  waitMs?: number;
  /** How long the call waits before it is sent again. */
  delayMs?: number;
  /** How long the attempt took. At the end of a call: how long the whole call took, with its waits. */
  durationMs?: number;
  /** The answer or error that ended the attempt; `undefined` if the caller's signal ended it. */
  outcome?: Answer | EconomicError | undefined;
}

/** The events of one call: those of the hooks, and the end of the call. */
export type WatchedEvent = keyof Hooks | "onEnd";

/** Reports an event of one call. Never throws. */
export type Report = (event: WatchedEvent, facts: AttemptFacts) => void;

/** A call that is watched. Its texts contain no token. They are made on demand, because the search for tokens takes time. */
export interface WatchedCall {
  service: string;
  method: string;
  /** Returns the path as published, without a query. */
  path: () => string;
  /** Returns the URL without its query. */
  url: () => string;
  /** Returns the query with its question mark; an empty text if there is no query. */
  query: () => string;
  /** Returns the facts of the call that are added to its errors. */
  facts: () => KnownCall;
}

/** Starts watching one call. */
export type StartWatching = (call: WatchedCall) => Report;

/** Joins several watchers to one; `undefined` if there are none. */
export function joinWatchers(...watchers: (StartWatching | undefined)[]): StartWatching | undefined {
  const starts = watchers.filter((start) => start !== undefined);
  if (starts.length === 0) return undefined;
  return (call) => {
    const reports = starts.map((start) => start(call));
    return (event, facts) => {
      for (const report of reports) report(event, facts);
    };
  };
}
