import { type EncodedBody, encodeUnder } from "../request/encode-body.ts";
import type { LightRequest } from "../request/light-request.ts";
import { createIdempotencyKey, type DatedKey, dateKey } from "./dated-key.ts";

/** What a call is sent with, attempt after attempt. */
export interface Payload {
  /** `undefined` for reads. */
  key: DatedKey | undefined;
  body: EncodedBody | undefined;
}

/** Fixes what a call is sent with: a write under the caller's key, else under a new one. */
export async function seal({ call, body }: LightRequest, callersKey?: DatedKey): Promise<Payload> {
  const now = call.config.clock.now();
  const key = call.method === "GET" ? undefined : (callersKey ?? dateKey(createIdempotencyKey(now), now));
  return { key, body: await encodeUnder(body, key?.key ?? "") };
}
