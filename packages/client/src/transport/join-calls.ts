import { IdempotencyError, isEconomicError } from "../errors/errors.ts";
import { outcomeUnknown } from "../errors/outcome-unknown.ts";
import type { LightRequest } from "../request/light-request.ts";
import { withTimeLimit } from "../utils/with-time-limit.ts";
import type { Answer } from "./answer.ts";
import type { DatedKey } from "./dated-key.ts";
import { retry } from "./retry.ts";
import type { Payload } from "./seal.ts";

/** A call that is under way under a caller's key. */
interface Running {
  request: LightRequest;
  payload: Payload;
  key: DatedKey;
  result: Promise<Answer>;
}

/** The callers' keys that this process has used at one server, by tokens and key. */
interface KnownKeys {
  running: Map<string, Running>;
  /**
   * The keys of calls whose outcome is unknown, with the time at which each key expires, in milliseconds since 1970.
   */
  unknown: Map<string, number>;
}

/** The known keys by `fetch`, because another `fetch` may lead to another server. */
const knownKeys = new WeakMap<object, KnownKeys>();

function knownKeysOf({ call }: LightRequest): KnownKeys {
  const way = call.config.fetch ?? globalThis;
  const known = knownKeys.get(way) ?? { running: new Map(), unknown: new Map() };
  knownKeys.set(way, known);
  return known;
}

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
 * Sends a call under a caller's key. If a call at the same server uses the key already, an equal call joins it, and
 * another call is refused: with two requests at once under one key, a server might act twice (RW-4).
 */
export async function sendOrJoin(request: LightRequest, payload: Payload, key: DatedKey): Promise<Answer> {
  const { running } = knownKeysOf(request);
  const { appSecretToken, agreementGrantToken, server } = request.call.config;
  const id = [server, appSecretToken, agreementGrantToken, key.key].join(" ");
  const other = running.get(id);
  if (!other) {
    const result = sendKnowingly(request, payload, key, id).finally(() => running.delete(id));
    running.set(id, { request, payload, key, result });
    return result;
  }
  if (isSameCall(other, request, payload)) return join(request, payload, key, other);
  throw new IdempotencyError(
    "The idempotency key is in use by a running call with another method, URL or body. Use another key.",
  );
}

/**
 * Sends a call. If an earlier call under the same key ended in doubt in this process, this call starts in doubt,
 * because the same write was sent before (RW-12).
 */
async function sendKnowingly(
  request: LightRequest,
  payload: Payload,
  key: DatedKey,
  id: string,
): Promise<Answer> {
  const { unknown } = knownKeysOf(request);
  const now = request.call.config.clock.now();
  for (const [known, expiresAt] of unknown) if (expiresAt <= now) unknown.delete(known);
  const isRepeated = key.isRepeated || unknown.has(id);
  const rememberDoubt = () => unknown.set(id, key.expiresAt);
  try {
    const answer = await retry(request, { ...payload, key: { ...key, isRepeated } });
    if (answer.doubt) rememberDoubt();
    return answer;
  } catch (error) {
    if (isEconomicError(error, "outcomeUnknown")) rememberDoubt();
    throw error;
  }
}

/** Waits for the running call's answer. */
async function join(request: LightRequest, payload: Payload, key: DatedKey, other: Running): Promise<Answer> {
  const { signal } = request.call;
  try {
    const never = () => undefined;
    return await withTimeLimit(() => other.result, { ms: Number.POSITIVE_INFINITY, timeout: never, signal });
  } catch (cause) {
    // The server measures the age of a key from its first use, so the error has the times of the running call's key.
    if (signal?.aborted) throw outcomeUnknown({ key: other.key, attempts: 0, failure: undefined, cause });
    // The other caller aborted before anything was sent, which does not concern this call.
    if (cause === other.request.call.signal?.reason) return sendOrJoin(request, payload, key);
    throw cause;
  }
}
