import { isEconomicError, type OutcomeUnknownError } from "../../errors/errors.ts";
import { updateUnknown } from "../../errors/outcome-unknown.ts";
import type { SendResult } from "../../request/send.ts";
import { idempotencyKey } from "../../transport/idempotency-key.ts";
import { isObject } from "../../utils/is-object.ts";
import type { RecordCalls } from "./record-calls.ts";
import type { JsonObject } from "./types.ts";

/**
 * Returns whether a record can be read and still has its version. For REST records, which have no version, the result is
 * false.
 */
async function isUntouched({ read }: RecordCalls, version: unknown): Promise<boolean> {
  if (version === undefined) return false;
  try {
    const { data } = await read();
    return isObject(data) && data.objectVersion === version;
  } catch {
    return false;
  }
}

/** Turns the error of a lost PUT into the error of the update. */
function withoutKey(
  error: OutcomeUnknownError,
  calls: RecordCalls,
  attempts = error.attempts,
): OutcomeUnknownError {
  const { cause } = error;
  // The reason of the caller's signal says nothing about this call, even if the reason is the error of another call.
  const isFailure = isEconomicError(cause) && cause !== (calls.signal as AbortSignal | undefined)?.reason;
  return updateUnknown({
    error,
    record: calls.record(),
    attempts,
    failure: isFailure ? cause : undefined,
    cause,
  });
}

/**
 * Sends the PUT. If it is lost and the record still has its version, nothing was written so far, and the same PUT is sent once
 * more, guarded by the version (RW-8). If the record has a new version, it is unknown whether this PUT or another writer made
 * it.
 */
export async function writeRecord(
  calls: RecordCalls,
  version: unknown,
  body: JsonObject,
): Promise<SendResult> {
  const lost = await calls.put(body).catch((error: unknown) => {
    if (isEconomicError(error, "outcomeUnknown")) return error;
    throw error;
  });
  if (!isEconomicError(lost, "outcomeUnknown")) return lost;
  if (!calls.isRetried || !(await isUntouched(calls, version))) throw withoutKey(lost, calls);
  try {
    return await calls.put(body, idempotencyKey(lost));
  } catch (error) {
    if (isEconomicError(error, "outcomeUnknown"))
      throw withoutKey(error, calls, lost.attempts + error.attempts);
    // A replayed answer shows whether the lost PUT was written, unless the answer is a conflict. An answer that was not
    // replayed does not show it (RW-8).
    if (isEconomicError(error) && error.replayed && error.kind !== "conflict") throw error;
    throw withoutKey(lost, calls);
  }
}
