import { encodeWith } from "./body.ts";
import type { Call } from "./call.ts";
import { bounded } from "./clock.ts";
import { IdempotencyError } from "./errors.ts";
import { readKey } from "./keys.ts";
import { outcomeUnknown, repeat } from "./repeat.ts";
import type { SendResult } from "./send.ts";

/** What runs under callers' keys in this process, by agreement and key; and what each key stands for. */
const running = new Map<string, { content: unknown[]; result: Promise<SendResult> }>();

const same = (a: unknown, b: unknown) => a === b || (a instanceof Uint8Array && `${a}` === `${b}`);

/**
 * Sends a call until it is settled. A caller's key that is in use already joins the call that uses it, or is refused
 * when that is another one: two requests at once with one key are where a server may act twice.
 */
export const transport = async (call: Call): Promise<SendResult> => {
  const { config, method, url, signal, options } = call;
  if (method === "GET" || options.idempotencyKey === undefined) return repeat(call);
  const key = readKey(options.idempotencyKey, config.clock.now());
  const payload = { key, ...(await encodeWith(call.body, key.key)) };
  const id = `${config.agreementGrantToken} ${key.key}`;
  const content = [method, url, payload.bytes];
  const other = running.get(id);
  if (!other) {
    const result = repeat(call, payload).finally(() => running.delete(id));
    running.set(id, { content, result });
    return result;
  }
  if (!content.every((part, index) => same(part, other.content[index])))
    throw new IdempotencyError("its key is in use right now, by another call or body");
  return bounded(() => other.result, 2 ** 31, signal, Error).catch((error) => {
    throw signal?.aborted ? outcomeUnknown(error, key) : error;
  });
};
