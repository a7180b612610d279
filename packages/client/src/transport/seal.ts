import { type EncodedBody, encodeUnder } from "../request/encode-body.ts";
import type { LightRequest } from "../request/light-request.ts";
import { createIdempotencyKey, type DatedKey, dateKey } from "./dated-key.ts";

/** The key and the body that all attempts of a call share. */
export interface Payload {
  /** `undefined` for reads. */
  key: DatedKey | undefined;
  body: EncodedBody | undefined;
}

/** Fixes the key and the body of a call. A write gets the caller's key, else a new one. */
export async function seal({ call, body }: LightRequest, callersKey?: DatedKey): Promise<Payload> {
  const now = call.config.clock.now();
  const key = call.method === "GET" ? undefined : (callersKey ?? dateKey(createIdempotencyKey(now), now));
  return { key, body: await encodeUnder(body, key?.key ?? "") };
}
