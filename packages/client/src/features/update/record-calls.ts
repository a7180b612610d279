import type { SendResult } from "../../request/send.ts";
import type { IdempotencyKey } from "../../types/index.ts";
import type { JsonObject } from "./types.ts";

/** The calls that read and write a record. */
export interface RecordCalls {
  read(): Promise<SendResult>;
  put(body: JsonObject, key?: IdempotencyKey): Promise<SendResult>;
  /** Whether a lost PUT may be sent again. */
  isRetried: boolean;
  signal: unknown;
  /**
   * Returns the path of the record itself, with the values of its parameters. The PUT may go to the collection above it
   * (O-50).
   */
  record(): string;
  /** Logs that the record could not be read back after it was written. */
  warnOfReadBack(error: unknown): void;
}
