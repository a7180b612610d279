import type { LightRequest } from "../request/light-request.ts";
import { isOfMocks } from "../utils/is-of-mocks.ts";
import { type RuntimeGlobals, runtimeGlobals, runtimeOf } from "../utils/runtime.ts";
import type { Payload } from "./seal.ts";

/** Deno's HTTP client without idle connections, which is made once. It is `null` if this version of Deno has none. */
let denoClient: object | null | undefined;

function denoClientOf({ Deno }: RuntimeGlobals): object | null {
  try {
    denoClient ??= Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 }) ?? null;
  } catch {
    // Older versions of Deno have `createHttpClient` only behind a flag.
    denoClient = null;
  }
  return denoClient;
}

/**
 * Returns the options of `fetch` that send a write over a new connection. If a kept-alive connection drops after the
 * server has read a request, Bun and Deno send it a second time, and the first answer is lost (RW-1).
 */
export function ownConnection(): object {
  const runtime = runtimeOf(runtimeGlobals());
  if (runtime === "bun") return { keepalive: false };
  const client = runtime === "deno" ? denoClientOf(runtimeGlobals()) : null;
  return client ? { client } : {};
}

/**
 * Returns whether the runtime may send a write a second time by itself, so that the answer may be the second one
 * (RW-1).
 */
export function mayBeResent({ call, method }: LightRequest, { body }: Pick<Payload, "body">): boolean {
  const runtime = runtimeOf(runtimeGlobals());
  // Node never sends a write twice. Neither does a library that uses Node's sockets.
  if (runtime === "node") return false;
  const { fetch } = call.config;
  if (fetch && isOfMocks(fetch)) return false;
  // The connections of the caller's own fetch are unknown.
  if (fetch && fetch !== runtimeGlobals().fetch) return true;
  if (runtime === "bun") return false;
  if (runtime === "deno") return denoClientOf(runtimeGlobals()) === null;
  // Measured: workerd sends a write a second time only if it is a PUT or DELETE without a body.
  if (runtime === "workerd") return (method === "PUT" || method === "DELETE") && body === undefined;
  return true;
}
