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
}
