import type { Config } from "../config/configure.ts";
import type { KnownCall } from "../errors/facts.ts";
import { withoutQuery } from "../utils/without-query.ts";
import { fillForMessage } from "./expand-path.ts";

/** The facts of a call that are known when it fails. Its path and options may have wrong types: that may be the reason. */
interface FailedCall {
  config: Pick<Config, "redact">;
  service: string;
  method: string;
  path: unknown;
  options?: { path?: unknown } | null | undefined;
  startedAt?: Date | undefined;
}

/**
 * Returns the facts of a call for its error. A query in the path is left out, because it may name customers.
 * @param url where the call was sent; `undefined` if it was not sent.
 */
export function callFactsOf(call: FailedCall, url?: string): KnownCall {
  const { config, service, method, path, options, startedAt } = call;
  const template = withoutQuery(String(path));
  return {
    service,
    method,
    path: config.redact(template),
    filledPath: config.redact(fillForMessage(template, options?.path, service === "rest")),
    url: url && config.redact(url),
    startedAt,
  };
}
