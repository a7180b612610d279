import { joined } from "./join.ts";
import { readKey } from "./keys.ts";
import { outcomeUnknown } from "./outcome-unknown.ts";
import { type Call, payloadOf } from "./payload.ts";
import { repeat } from "./repeat.ts";
import type { SendResult } from "./send.ts";

/** Sends a call until it is settled, by the rules for writes; a caller's key is sent once at a time. */
export const transport = async (call: Call): Promise<SendResult> => {
  const { config, request, service, url } = call;
  const { method, path, idempotencyKey } = request;
  if (method === "GET" || idempotencyKey === undefined) return repeat(call);
  const key = readKey(idempotencyKey, config.clock.now());
  const payload = await payloadOf(call.body, key);
  return joined(
    `${config.agreement} ${key.key}`,
    [method, url, payload.bytes],
    () => repeat(call, payload),
    request.signal as AbortSignal | undefined,
    (cause) => outcomeUnknown(cause, { service, method, path }, key),
  );
};
