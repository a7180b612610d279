import type { SendResult } from "../../request/send.ts";
import type { IdempotencyKey } from "../../types/index.ts";
import type { JsonObject } from "./types.ts";

/** How a record is read and written. */
export interface RecordCalls {
  read(): Promise<SendResult>;
  put(body: JsonObject, key?: IdempotencyKey): Promise<SendResult>;
  /** Whether a lost PUT may be sent again. */
  isRetried: boolean;
  signal: unknown;
  /** Returns the record's own path with its values: the PUT of a service goes to the collection above it (O-50). */
  record(): string;
  /** Logs that the record could not be read back after it was written. */
  warnOfReadBack(error: unknown): void;
}
