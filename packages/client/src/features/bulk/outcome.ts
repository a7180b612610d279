import { EconomicError, type ErrorDetail } from "../../errors/errors.ts";

/** What became of one item of a bulk call; `index` is its place in the input. */
export type BulkOutcome<Item = unknown, Value = unknown> = { index: number; item: Item } & (
  | { status: "done"; value: Value }
  /** Refused, with the other items of its chunk; `details` are the complaints that name this item. */
  | { status: "failed"; error: unknown; details: readonly ErrorDetail[] }
  /**
   * Sent, and no definite answer came: repeat the whole call with the same key to settle it. Or its key is too old, or
   * another body's (an `IdempotencyError`), and an earlier call may have done it: look it up.
   */
  | { status: "unknown"; error: unknown; details: readonly ErrorDetail[] }
  /** Not sent by this call, because an earlier chunk failed. */
  | { status: "notSent" }
);

/** Some items of a bulk call were not accepted. `outcomes` tells of every one, of those that were accepted too. */
export class BulkError<Item = unknown, Value = unknown> extends EconomicError {
  static override kind = "bulk" as const;
  /** Of the whole call: yours, or the one that was made for it, a UUIDv7: `idempotencyKey(error.key)` repeats it. */
  declare readonly key: string;
  /** In the order of the input. Not enumerable. */
  declare readonly outcomes: readonly BulkOutcome<Item, Value>[];
}
