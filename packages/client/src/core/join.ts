import { bounded } from "./clock.ts";
import { IdempotencyError } from "./errors.ts";
import type { SendResult } from "./send.ts";

/** What a key stands for: method, URL and bytes. */
type Content = readonly [method: string, url: string, bytes: unknown];

const running = new Map<string, { content: Content; result: Promise<SendResult> }>();

const sameBytes = (a: unknown, b: unknown) =>
  a === b ||
  (a instanceof Uint8Array &&
    b instanceof Uint8Array &&
    a.length === b.length &&
    a.every((byte, index) => byte === b[index]));

/**
 * Runs a call under a caller's key, or joins the one that is running under it in this process: two requests at once
 * with one key are the one case where a server may act twice. Throws when the running one is another call.
 */
export const joined = (
  id: string,
  content: Content,
  run: () => Promise<SendResult>,
  signal: AbortSignal | undefined,
  unknown: (cause: unknown) => unknown,
): Promise<SendResult> => {
  const other = running.get(id);
  if (!other) {
    const result = run().finally(() => running.delete(id));
    running.set(id, { content, result });
    return result;
  }
  const [method, url, bytes] = other.content;
  if (method !== content[0] || url !== content[1] || !sameBytes(bytes, content[2]))
    throw new IdempotencyError(
      `The idempotency key of ${content[0]} ${content[1].split("?", 1)} is in use for another call or body at this moment: a new call needs a new key.`,
    );
  return bounded(
    () => other.result,
    2 ** 31,
    signal,
    () => new Error(),
  ).catch((error) => {
    throw signal?.aborted ? unknown(error) : error;
  });
};
