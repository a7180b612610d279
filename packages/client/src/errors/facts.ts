/** What went wrong, as a word to switch on. These are all: `error.kind satisfies never` in a `default` finds one that is missing. */
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

/** One complaint about the input, from whichever shape the server chose (or from the client itself). */
export interface ErrorDetail {
  /** Where in the body: `lines[2].product`. */
  path?: string | undefined;
  /** e-conomic's code: `E04300`, `CustomerInvalidPaymentTerm`. */
  code?: string | undefined;
  /** The server's text; may be Danish. */
  message: string;
  hint?: string | undefined;
  /** What was sent there; a string, a number or an object. */
  value?: unknown;
}

/** Which call an error belongs to. */
export interface CallFacts {
  service?: string | undefined;
  method?: string | undefined;
  /** The path as published, with its `{parameters}`. */
  path?: string | undefined;
  /** The path with its values, as it is sent. The message begins with it. */
  filledPath?: string | undefined;
  /** Where the call was sent, with its query, tokens blanked. */
  url?: string | undefined;
  /** When the call was made. */
  startedAt?: Date | undefined;
}

/** A call that was made, so that all of it is known. */
export interface KnownCall extends CallFacts {
  service: string;
  method: string;
  path: string;
  filledPath: string;
}

/** What an error knows beside its message; each where it applies. */
export interface ErrorFacts extends CallFacts {
  status?: number | undefined;
  code?: string | undefined;
  errors?: readonly ErrorDetail[] | undefined;
  /** What e-conomic's support asks for. */
  requestId?: string | undefined;
  /** How often the call was sent. */
  attempts?: number | undefined;
  /** The answer came from the server's memory of the idempotency key. */
  replayed?: boolean | undefined;
  /** The wait that the server asked for, in milliseconds. */
  retryAfterMs?: number | undefined;
  /** Which fields the listing can be filtered by, when a filter was refused. */
  allowedFilteringFields?: readonly string[] | undefined;
  /** Roles any one of which would do; none where a missing module or the demo agreement is the reason. */
  roles?: readonly string[] | undefined;
  /** Modules that the agreement lacks. */
  missingModules?: readonly string[] | undefined;
  /** The answer's body as it came, tokens blanked. */
  body?: string | undefined;
  cause?: unknown;
}

/** What an unknown outcome knows: enough to repeat the call safely. */
export interface OutcomeFacts extends ErrorFacts {
  /** The key of the call, or of the whole bulk call. An update's error has none: read the record again (RW-13). */
  key?: string | undefined;
  /** When its key was made, at the start of the call: no later than the first attempt. */
  sentAt: Date;
  /** Until when repeating with the same key is safe. Missing where the key is. */
  expiresAt?: Date | undefined;
}

/** What a listing knows when it finds that the records moved under it. */
export interface ListingChangedFacts extends ErrorFacts {
  /** How many items the server reported, where it did. */
  expected?: number | undefined;
  /** How many different items were read. */
  read: number;
}

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
