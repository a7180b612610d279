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
  /** How long the attempt took; at the end of a call, all of it with its waits. */
  durationMs?: number;
  /** The answer or the error that ended the attempt; `undefined` if the caller's signal did. */
  outcome?: Answer | EconomicError | undefined;
}

/** An event of one call: those that hooks hear of, and its end. */
export type WatchedEvent = keyof Hooks | "onEnd";

/** Reports an event of one call. Never throws. */
export type Report = (event: WatchedEvent, facts: AttemptFacts) => void;

/** A call that is watched. Its texts hold no token. They are made on demand, because the search for tokens costs time. */
export interface WatchedCall {
  service: string;
  method: string;
  /** Returns the path as published, without a query. */
  path: () => string;
  /** Returns where it goes, without its query. */
  url: () => string;
  /** Returns the query as it is sent, with its question mark; empty if there is none. */
  query: () => string;
  /** Returns the call as errors report it. */
  facts: () => KnownCall;
}

/** Starts watching one call. */
export type StartWatching = (call: WatchedCall) => Report;

/** Makes one watcher of several; `undefined` if there is none. */
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
