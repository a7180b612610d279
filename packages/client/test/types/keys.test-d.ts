import { expectTypeOf } from "vitest";
import {
  type BulkError,
  type CreatedKey,
  createIdempotencyKey,
  idempotencyKey,
  type OutcomeUnknownError,
} from "../../src/index.ts";

// RW-2: a key without an age does not compile.
export function keys(text: string, unknownOutcome: OutcomeUnknownError, bulkError: BulkError): void {
  expectTypeOf(createIdempotencyKey()).toEqualTypeOf<CreatedKey>();
  idempotencyKey(createIdempotencyKey());
  idempotencyKey({ key: text, createdAt: new Date(), repeated: false });
  // A key that the client made is a plain text after it was stored.
  idempotencyKey({ key: createIdempotencyKey(), createdAt: Date.now(), repeated: true });
  idempotencyKey(unknownOutcome);
  idempotencyKey(bulkError);
  // @ts-expect-error a text has no age
  idempotencyKey("order-4711");
  // @ts-expect-error nor does one beside nothing
  idempotencyKey({ key: text });
  // @ts-expect-error nor beside a time that got lost
  idempotencyKey({ key: text, createdAt: undefined, repeated: false });
  // @ts-expect-error RW-12: a stored key needs to say whether it was sent
  idempotencyKey({ key: text, createdAt: new Date() });
  // @ts-expect-error an error's key alone has no time
  idempotencyKey(unknownOutcome.key);
}
