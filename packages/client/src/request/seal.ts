import { createIdempotencyKey, type DatedKey, dated } from "../transport/dated-key.ts";
import type { Call, Payload } from "./call.ts";
import { encodeWith } from "./encode-body.ts";

/** What a call is sent with: a write under the key that is given, else a new one. */
export const seal = async ({ config, method, body }: Call, given?: DatedKey): Promise<Payload> => {
  const now = config.clock.now();
  const key = method === "GET" ? undefined : (given ?? dated(createIdempotencyKey(now), now));
  return { key, ...(await encodeWith(body as Parameters<typeof encodeWith>[0], key?.key)) };
};
