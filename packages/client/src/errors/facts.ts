/**
 * The kind of a failure, to switch on. The list is complete: `error.kind satisfies never` in a `default` finds a
 * missing kind.
 */
export type ErrorKind =
  | "configuration"
  | "connection"
  | "timeout"
  | "outcomeUnknown"
  | "validation"
  | "authentication"
  | "permission"
  | "notFound"
  | "conflict"
  | "idempotency"
  | "rateLimit"
  | "server"
  | "listingChanged"
  | "bulk"
  | "onceNotYet"
  | "onceKeySpent"
  | "runEnding";

/** One complaint about the input, from any shape of the server's errors, or from the client itself. */
export interface ErrorDetail {
  /** The place in the body: `lines[2].product`. */
  path?: string | undefined;
  /** e-conomic's code: `E04300`, `CustomerInvalidPaymentTerm`. */
  code?: string | undefined;
  /** The server's text, which may be Danish. */
  message: string;
  hint?: string | undefined;
  /** The value that was sent at `path`: a string, a number or an object. */
  value?: unknown;
}

/** The call of an error. */
export interface CallFacts {
  service?: string | undefined;
  method?: string | undefined;
  /** The published path, with its `{parameters}`. */
  path?: string | undefined;
  /** The path with its values, as sent. The message begins with it. */
  filledPath?: string | undefined;
  /** The URL of the call with its query, without tokens. */
  url?: string | undefined;
  /** When the call was made. */
  startedAt?: Date | undefined;
}

/** A call whose facts are all known, because it was made. */
export interface KnownCall extends CallFacts {
  service: string;
  method: string;
  path: string;
  filledPath: string;
}

/** The facts of an error besides its message. Each is missing if it does not apply. */
export interface ErrorFacts extends CallFacts {
  status?: number | undefined;
  code?: string | undefined;
  errors?: readonly ErrorDetail[] | undefined;
  /** The id of the request, which e-conomic's support asks for. */
  requestId?: string | undefined;
  /** How often the call was sent. */
  attempts?: number | undefined;
  /** Whether the answer came from the server's memory of the idempotency key. */
  replayed?: boolean | undefined;
  /** The wait that the server asked for, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** The fields that the listing can be filtered by, after a refused filter. */
  allowedFilteringFields?: readonly string[] | undefined;
  /** The roles of which one is needed. The list is empty if a missing module or the demo agreement is the reason. */
  roles?: readonly string[] | undefined;
  /** The modules that the agreement lacks. */
  missingModules?: readonly string[] | undefined;
  /** The answer's body, without tokens. */
  body?: string | undefined;
  cause?: unknown;
}

/** The facts of an unknown outcome, which are enough to repeat the call safely. */
export interface OutcomeFacts extends ErrorFacts {
  /**
   * The key of the call, or of the whole bulk call. The error of an update has no key: read the record again (RW-13).
   */
  key?: string | undefined;
  /** When the key was made, at the start of the call and no later than the first attempt. */
  sentAt: Date;
  /** Until when a repetition with the same key is safe. It is missing if the key is missing. */
  expiresAt?: Date | undefined;
}

/** The facts of a listing whose records moved while it was read. */
export interface ListingChangedFacts extends ErrorFacts {
  /** How many items the server reported; `undefined` if it reported no number. */
  expected?: number | undefined;
  /** How many different items were read. */
  read: number;
}

/** The outcome of one item of a bulk call. `index` is its place in the input. */
export type BulkOutcome<Item = unknown, Value = unknown> = { index: number; item: Item } & (
  | { status: "done"; value: Value }
  /** The item was refused, with the other items of its chunk. `details` are the complaints about this item. */
  | { status: "failed"; error: unknown; details: readonly ErrorDetail[] }
  /**
   * It is not known whether the item was written. Either it was sent and no definite answer came: then repeat the
   * whole call with the same key. Or the key is too old or belongs to another body (an `IdempotencyError`), and an
   * earlier call may have written the item: then look it up.
   */
  | { status: "unknown"; error: unknown; details: readonly ErrorDetail[] }
  /** This call did not send the item, because an earlier chunk failed. */
  | { status: "notSent" }
);
