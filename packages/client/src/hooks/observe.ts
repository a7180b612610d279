import type { EconomicError } from "../errors/errors.ts";
import type { Call, Details, Tell } from "../request/call.ts";
import type { SendResult } from "../request/send.ts";
import type { Hooks, Observer } from "./events.ts";

let lastId = 0;

/**
 * Hooks for a client: `createEconomic({ …, hooks: observe({ onResponse: (event) => … }) })`. They are told of every
 * request, response, retry and wait. They watch only: what they throw or reject with is ignored, so that no hook can
 * undo a write.
 */
export const observe = (hooks: Hooks): Observer => {
  const watch = ({ service, method, path, url }: Call): Tell => {
    const call = {
      id: ++lastId,
      service,
      method,
      // A path may bring a query as well, as those of `raw("get", …)` do.
      path: path.replace(/\?.*/, ""),
      url: url.replace(/\?.*/, ""),
    };
    return (hook, attempt, { key }, { outcome, ...times }: Details = {}) => {
      const {
        response,
        status = response?.status,
        requestId,
        rateLimit,
        replayed,
        kind = !outcome && hook === "onResponse" ? "aborted" : undefined,
        message = kind,
      }: Partial<SendResult & EconomicError> = Object(outcome);
      const tell = async () =>
        hooks[hook]?.({
          ...call,
          attempt,
          idempotencyKey: key?.key,
          ...times,
          status,
          requestId,
          rateLimit,
          replayed,
          error: kind && { kind, message },
        } as never);
      // What it throws, it rejects with.
      tell().catch(() => {});
    };
  };
  return watch as unknown as Observer;
};
