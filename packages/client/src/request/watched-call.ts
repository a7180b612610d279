import type { WatchedCall } from "../hooks/watch.ts";
import { withoutQuery } from "../utils/without-query.ts";
import { callFactsOf } from "./call-facts.ts";
import type { LightRequest } from "./light-request.ts";

/** Returns a call in the form that the log and the hooks read. */
export function watchedCallOf({ call, url }: LightRequest): WatchedCall {
  const { service, method, path } = call;
  const { redact } = call.config;
  const address = withoutQuery(url);
  return {
    service,
    method,
    path: () => redact(withoutQuery(path)),
    url: () => redact(address),
    query: () => redact(url.slice(address.length)),
    facts: () => callFactsOf(call, url),
  };
}
