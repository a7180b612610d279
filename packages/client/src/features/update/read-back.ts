import type { SendResult } from "../../request/send.ts";
import type { UpdateResponse } from "../../types/index.ts";
import { defined } from "../../utils/defined.ts";
import type { RecordCalls } from "./record-calls.ts";
import type { JsonObject } from "./types.ts";

/** The answer to a read or a PUT, with the record that the update resolves with. */
export type UpdateResult = SendResult & Pick<UpdateResponse<unknown>, "readBackError">;

/** Reads the record back if its PUT answered without it. Never throws: the update has happened (RW-8). */
export async function readBack(
  put: SendResult,
  { read, warnOfReadBack }: RecordCalls,
  sent: JsonObject,
): Promise<UpdateResult> {
  if (put.data !== undefined) return { ...put, readBackError: undefined };
  try {
    const { data } = await read();
    return { ...put, data, readBackError: undefined };
  } catch (readBackError) {
    // The update resolves, so nothing else would report the failure.
    warnOfReadBack(readBackError);
    // The version is left out, because the PUT has given the record a new one.
    const { objectVersion, ...data } = defined(sent);
    return { ...put, data, readBackError };
  }
}
