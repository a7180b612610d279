import type { Call, Details, Tell } from "./core/call.ts";
import type { EconomicError } from "./core/errors.ts";
import type { Hooks, Observer } from "./core/hooks.ts";
import type { SendResult } from "./core/send.ts";

let lastId = 0;

/**
 * Hooks for a client: `createEconomic({ …, hooks: observe({ onResponse: (event) => … }) })`. They are told of every
 * request, response, retry and wait. They watch only: what they throw or reject with is ignored, so that no hook can
 * undo a write.
 */
export const observe = (hooks: Hooks): Observer => {
  const watch = ({ service, method, path, url }: Call): Tell => {
    const call = { id: ++lastId, service, method, path, url: url.replace(/\?.*/, "") };
    return (hook, attempt, { key }, { outcome, waitMs, ...times }: Details = {}) => {
      const {
        response,
        status,
        requestId,
        rateLimit,
        replayed,
        kind,
        message,
      }: Partial<SendResult & EconomicError> = Object(outcome);
      const error = response ? undefined : { kind: kind ?? "aborted", message: message ?? "aborted" };
      const event = {
        ...call,
        attempt,
        idempotencyKey: key?.key,
        ...times,
        // No time where it is other calls that have to end.
        ...(hook === "onThrottle" && { waitMs: waitMs || undefined }),
        ...(hook === "onRetry" && { error }),
        ...(hook === "onResponse" && {
          status: response?.status ?? status,
          requestId,
          rateLimit,
          replayed: !!replayed,
          error,
        }),
      };
      try {
        Promise.resolve(hooks[hook]?.(event as never)).catch(() => {});
      } catch {}
    };
  };
  return watch as unknown as Observer;
};
