import { IdempotencyError } from "../errors/errors.ts";
import { outcomeUnknown } from "../errors/outcome-unknown.ts";
import type { LightRequest } from "../request/light-request.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";
import type { Answer } from "./answer.ts";
import type { DatedKey } from "./dated-key.ts";
import { retry } from "./retry.ts";
import { type Payload, seal } from "./seal.ts";

/** A call that is under way under a caller's key. */
interface Running {
  request: LightRequest;
  payload: Payload;
  key: DatedKey;
  result: Promise<Answer>;
}

/** What runs under callers' keys in this process, by agreement and key. */
const running = new Map<string, Running>();

const isSameBytes = (a: unknown, b: unknown): boolean =>
  a === b ||
  (a instanceof Uint8Array &&
    b instanceof Uint8Array &&
    a.length === b.length &&
    a.every((byte, index) => byte === b[index]));

const isSameCall = (other: Running, { method, url }: LightRequest, { body }: Payload): boolean =>
  method === other.request.method &&
  url === other.request.url &&
  isSameBytes(body?.bytes, other.payload.body?.bytes);

/**
 * Sends a call under a caller's key. If the key is in use already, the call joins the one that uses it, or is refused if
 * it is another one: two requests at once with one key are where a server may act twice (RW-4).
 */
export async function sendOrJoin(request: LightRequest, key: DatedKey): Promise<Answer> {
  const payload = await seal(request, key);
  const { config } = request.call;
  const id = `${config.agreementGrantToken} ${key.key}`;
  const other = running.get(id);
  if (!other) {
    const result = retry(request, payload).finally(() => running.delete(id));
    running.set(id, { request, payload, key, result });
    return result;
  }
  if (isSameCall(other, request, payload)) return join(request, key, other);
  throw new IdempotencyError(
    "The idempotency key is in use by a running call with another method, URL or body. Use a key of its own.",
  );
}

/** Waits for the running call's answer. */
async function join(request: LightRequest, key: DatedKey, other: Running): Promise<Answer> {
  const { signal } = request.call;
  try {
    const never = () => undefined;
    return await withTimeLimit(() => other.result, { ms: Number.POSITIVE_INFINITY, timeout: never, signal });
  } catch (cause) {
    // The server counts from the key's first use, so the error has the age of the call that was joined.
    if (signal?.aborted) throw outcomeUnknown({ key: other.key, attempts: 0, failure: undefined, cause });
    // The other caller aborted before anything was sent, and only spoke for himself.
    if (cause === other.request.call.signal?.reason) return sendOrJoin(request, key);
    throw cause;
  }
}
