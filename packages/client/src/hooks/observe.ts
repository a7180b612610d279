import { type Checks, checkOptions } from "../config/check-options.ts";
import { functionValue } from "../config/option-checks.ts";
import { EconomicError } from "../errors/errors.ts";
import { refusalOf } from "../transport/answer.ts";
import type { Observer } from "../types/index.ts";
import { makeExtension } from "../utils/extension.ts";
import type { EventError, Hooks, ResponseEvent } from "./events.ts";
import type { AttemptFacts, StartWatching, WatchedCall } from "./watch.ts";

let lastCallId = 0;

/** The properties of an event that describe the end of an attempt. */
type Ending = Pick<ResponseEvent, "status" | "requestId" | "rateLimit" | "replayed" | "error">;

const errorOf = ({ kind, message }: EconomicError): EventError => ({ kind, message });

const endingOf = (call: WatchedCall, hook: keyof Hooks, outcome: AttemptFacts["outcome"]): Ending => {
  if (outcome instanceof EconomicError) {
    const { status, requestId, replayed } = outcome;
    return { status, requestId, rateLimit: undefined, replayed, error: errorOf(outcome) };
  }
  if (outcome && !outcome.ok) return endingOf(call, hook, refusalOf(outcome, call.facts()));
  if (outcome) {
    const { status, requestId, rateLimit, replayed } = outcome;
    return { status, requestId, rateLimit, replayed, error: undefined };
  }
  const isAborted = hook === "onResponse";
  return {
    status: undefined,
    requestId: undefined,
    rateLimit: undefined,
    replayed: undefined,
    error: isAborted ? { kind: "aborted", message: "aborted" } : undefined,
  };
};

const hookChecks: Checks = {
  onRequest: functionValue,
  onResponse: functionValue,
  onRetry: functionValue,
  onThrottle: functionValue,
};

/**
 * Makes the hooks of a client: `createEconomic({ …, hooks: observe({ onResponse: (event) => … }) })`. They are called for every
 * request, response, retry and wait. An error that a hook throws or rejects with is ignored, so that a hook cannot make a write
 * fail.
 */
export function observe(hooks: Hooks): Observer {
  // `undefined` is refused too, because no hook would ever be called.
  checkOptions(hooks ?? null, hookChecks);
  const startWatching: StartWatching = (call) => {
    lastCallId += 1;
    const { service, method } = call;
    const common = { id: lastCallId, service, method, path: call.path(), url: call.url() };
    return (hook, { outcome, ...facts }) => {
      if (hook === "onEnd") return;
      const tell = async () =>
        hooks[hook]?.({ ...common, ...facts, ...endingOf(call, hook, outcome) } as never);
      // `tell` is async, so a throwing hook becomes a rejection, which is ignored.
      tell().catch(() => {});
    };
  };
  return makeExtension("observe", startWatching, {});
}
