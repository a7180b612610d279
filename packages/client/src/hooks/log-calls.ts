import { EconomicError } from "../errors/errors.ts";
import type { ErrorKind } from "../errors/facts.ts";
import { refusalOf } from "../transport/answer.ts";
import { onlyIdentifier } from "../utils/identifier.ts";
import type { AttemptFacts, StartWatching, WatchedCall } from "./watch.ts";
import type { WriteLog } from "./write-log.ts";

let lastCallId = 0;

/** The kinds of errors without a definite answer. Other kinds may be expected, such as a 404, and are not warnings. */
const giveUps: ReadonlySet<ErrorKind> = new Set([
  "outcomeUnknown",
  "connection",
  "timeout",
  "rateLimit",
  "server",
]);

/** Describes a failure by its kind, status and code. The message is left out, because the server may quote data in it. */
export function describeFailure(failure: unknown): string {
  // Only the reason of the caller's signal is not an EconomicError.
  if (!(failure instanceof EconomicError)) return "aborted";
  const { kind, status, code } = failure;
  return [kind, status, onlyIdentifier(code)].filter((fact) => fact !== undefined).join(" ");
}

const inMs = (ms: number | undefined): string => `${Math.round(ms ?? 0)} ms`;

/** Returns the known facts, in parentheses. */
const about = (...facts: (string | undefined)[]): string =>
  `(${facts.filter((fact) => fact !== undefined).join(", ")})`;

const asRequestId = (requestId: string | undefined): string | undefined => {
  const known = onlyIdentifier(requestId);
  return known && `request id ${known}`;
};

/** Returns the error of an attempt, also for a refused answer; `undefined` after a success or an abort. */
function failureOf(call: WatchedCall, { outcome }: AttemptFacts): EconomicError | undefined {
  if (outcome === undefined || outcome instanceof EconomicError) return outcome;
  return outcome.ok ? undefined : refusalOf(outcome, call.facts());
}

/** Describes how a call ended. */
function endLine({ service }: WatchedCall, facts: AttemptFacts, failure: EconomicError | undefined): string {
  const { outcome, attempt, durationMs } = facts;
  const end = inMs(durationMs);
  // The number of attempts of an aborted call is not known here.
  if (outcome === undefined) return `was aborted after ${end} ${about(service)}`;
  const details = (...more: (string | undefined)[]) =>
    about(service, `attempts ${attempt}`, asRequestId(outcome.requestId), ...more);
  if (failure) return `failed: ${describeFailure(failure)}, in ${end} ${details()}`;
  return `answered ${outcome.status} in ${end} ${details(outcome.replayed ? "replayed" : undefined)}`;
}

/** Returns service, attempt and request id for a line. */
const attemptOf = ({ service }: WatchedCall, { attempt, outcome }: AttemptFacts): string =>
  about(service, `attempt ${attempt}`, asRequestId(outcome?.requestId));

function retryLine(call: WatchedCall, facts: AttemptFacts): string {
  const { delayMs } = facts;
  const details = attemptOf(call, facts);
  return `failed: ${describeFailure(failureOf(call, facts))}, and is sent again in ${inMs(delayMs)} ${details}`;
}

/**
 * Makes the watcher that logs a client's calls. Retries and calls that were given up are logged at `warn`, the end of every other
 * call and waits for the rate limit at `info`, and each attempt that is sent, with its query, at `debug`.
 */
export const logCalls =
  (write: WriteLog): StartWatching =>
  (call) => {
    lastCallId += 1;
    const id = lastCallId;
    const name = (query = "") => `#${id} ${call.method} ${call.facts().filledPath}${query}`;
    return (event, facts) => {
      switch (event) {
        case "onRequest":
          return write("debug", () => `${name(call.query())} is sent ${attemptOf(call, facts)}`);
        case "onThrottle":
          if (facts.waitMs === 0) return write("debug", () => `${name()} waits for other calls to end`);
          return write("info", () => `${name()} waits ${inMs(facts.waitMs)} for the rate limit`);
        case "onRetry":
          return write("warn", () => `${name()} ${retryLine(call, facts)}`);
        case "onEnd": {
          const failure = failureOf(call, facts);
          const isGivenUp = failure !== undefined && giveUps.has(failure.kind);
          return write(isGivenUp ? "warn" : "info", () => `${name()} ${endLine(call, facts, failure)}`);
        }
        default:
          // `onResponse` is not logged: each answer is followed by `onRetry` or `onEnd`.
          return undefined;
      }
    };
  };
