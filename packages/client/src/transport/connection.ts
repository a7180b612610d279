import type { LightRequest } from "../request/light-request.ts";
import { isOfMocks } from "../utils/is-of-mocks.ts";
import { type RuntimeGlobals, runtimeGlobals, runtimeOf } from "../utils/runtime.ts";
import type { Payload } from "./seal.ts";

/** Deno's HTTP client without idle connections, made once; `null` if this Deno does not make one. */
let denoClient: object | null | undefined;

function denoClientOf({ Deno }: RuntimeGlobals): object | null {
  try {
    denoClient ??= Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 }) ?? null;
  } catch {
    // Older versions have it, but only behind a flag.
    denoClient = null;
  }
  return denoClient;
}

/**
 * Returns the options of `fetch` that make a write go over a connection of its own. When a kept-alive connection drops
 * after the server has read a request, Bun and Deno send it a second time, and nobody learns of the first (RW-1).
 */
export function ownConnection(): object {
  const runtime = runtimeOf(runtimeGlobals());
  if (runtime === "bun") return { keepalive: false };
  const client = runtime === "deno" ? denoClientOf(runtimeGlobals()) : null;
  return client ? { client } : {};
}

/** Returns whether the runtime may send a write a second time, unasked, so that its answer may be the second one (RW-1). */
export function mayBeResent({ call, method }: LightRequest, { body }: Pick<Payload, "body">): boolean {
  const runtime = runtimeOf(runtimeGlobals());
  // Node never does, nor does a library that is made of Node's sockets.
  if (runtime === "node") return false;
  const { fetch } = call.config;
  if (fetch && isOfMocks(fetch)) return false;
  // Nobody knows over which connection somebody else's fetch sends.
  if (fetch && fetch !== runtimeGlobals().fetch) return true;
  if (runtime === "bun") return false;
  if (runtime === "deno") return denoClientOf(runtimeGlobals()) === null;
  // Measured: workerd sends PUT and DELETE again when they have no body, and nothing else.
  if (runtime === "workerd") return (method === "PUT" || method === "DELETE") && body === undefined;
  return true;
}
