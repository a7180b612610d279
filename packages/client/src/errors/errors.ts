import type { ListingPosition } from "../types/index.ts";
import { defined } from "../utils/defined.ts";
import { isObject } from "../utils/is-object.ts";
import { nearest } from "../utils/nearest.ts";
import { oneLine } from "../utils/one-line.ts";
import { showValue } from "../utils/show-value.ts";
import type {
  BulkOutcome,
  CallFacts,
  ErrorDetail,
  ErrorFacts,
  ErrorKind,
  ListingChangedFacts,
  OutcomeFacts,
} from "./facts.ts";
import { reportOf } from "./report.ts";

/** What single kinds of error know as well. */
type MoreFacts = Partial<OutcomeFacts & Pick<ListingChangedFacts, "expected" | "read">>;

/** Facts that are not enumerable: they may hold a customer's data or a query, which a log line need not. */
const hiddenFacts = ["body", "url", "filledPath", "startedAt", "failedAt"] as const;

/** Every kind. The type finds one that is missing. */
const isKind: Readonly<Record<ErrorKind, true>> = {
  configuration: true,
  connection: true,
  timeout: true,
  outcomeUnknown: true,
  validation: true,
  authentication: true,
  permission: true,
  notFound: true,
  conflict: true,
  idempotency: true,
  rateLimit: true,
  server: true,
  listingChanged: true,
  bulk: true,
  onceNotYet: true,
  onceKeySpent: true,
  runEnding: true,
};

const brand = Symbol.for("@org/visma-economic");

/** What every failed call throws. `kind` tells which; the subclasses are for `instanceof`. */
export class EconomicError extends Error implements ErrorFacts {
  static kind: ErrorKind = "server";
  declare readonly service?: string;
  declare readonly method?: string;
  declare readonly path?: string;
  declare readonly status?: number;
  declare readonly code?: string;
  declare readonly errors: readonly ErrorDetail[];
  declare readonly requestId?: string;
  declare readonly attempts: number;
  declare readonly replayed?: boolean;
  declare readonly retryAfterMs?: number;
  declare readonly allowedFilteringFields?: readonly string[];
  /** Where a listing was when the error was thrown, and where to go on from. */
  declare readonly listing?: ListingPosition;
  /** The answer's body as it came, tokens blanked. Not enumerable: it may hold a customer's data, which a log line need not. */
  declare readonly body?: string;
  /** Where the call was sent, with its query, tokens blanked. Not enumerable: filters name customers. */
  declare readonly url?: string;
  /** @internal The path with its values, for an error that is made out of this one. */
  declare readonly filledPath?: string;
  /** When the call was made. Not enumerable. */
  declare readonly startedAt?: Date;
  /** When the error was thrown. Not enumerable. */
  declare readonly failedAt: Date;

  /** A message beginning with the call's method and its path with the values, where the facts tell them. */
  constructor(message: string, facts: ErrorFacts & MoreFacts = {}) {
    const known = defined(facts);
    const { method, path, filledPath = path } = known;
    super(oneLine(method ? `${method} ${filledPath}: ${message}` : message), known as ErrorOptions);
    // What is not enumerable stays so when it is assigned to, as `cause` is from the start.
    for (const name of hiddenFacts) Object.defineProperty(this, name, { writable: true });
    Object.assign(this, { errors: [], attempts: 0, failedAt: new Date() }, known);
  }

  get kind(): ErrorKind {
    return (this.constructor as typeof EconomicError).kind;
  }

  // Not the class's own name: bundlers shorten those.
  override get name(): string {
    return `${this.kind.replace(/^./, (letter) => letter.toUpperCase())}Error`;
  }

  /** @internal Only there to be there. */
  [brand](): void {}

  /**
   * Returns what to send to support, a fact a line: kind, method, path as published, status, code, request id, attempts, times,
   * and the versions of client and runtime. No values, no texts of the server's, no tokens.
   */
  report(): string {
    return reportOf(this);
  }

  toJSON(): Record<string, unknown> {
    return { name: this.name, kind: this.kind, message: this.message, ...(this as object) };
  }
}

/** Returns the facts of an error that a spread leaves out, for an error that is made out of it. */
export const hiddenFactsOf = ({ url, filledPath, startedAt }: EconomicError): CallFacts => ({
  url,
  filledPath,
  startedAt,
});

/** The client was set up wrongly. Nothing was sent. */
export class ConfigurationError extends EconomicError {
  static override kind = "configuration" as const;
}

/** The server could not be reached, or the connection broke before its answer. */
export class ConnectionError extends EconomicError {
  static override kind = "connection" as const;
}

/** No answer in time (the client's limit, or the server's 408). */
export class TimeoutError extends EconomicError {
  static override kind = "timeout" as const;
}

/** The input was refused: by the client before anything was sent (no `status`), or by the server. */
export class ValidationError extends EconomicError {
  static override kind = "validation" as const;
}

/** 401: a token is wrong or revoked, or the two do not belong together. */
export class AuthenticationError extends EconomicError {
  static override kind = "authentication" as const;
}

/** 403: the app's role, or the agreement's modules, do not cover the call. */
export class PermissionError extends EconomicError {
  static override kind = "permission" as const;
  declare readonly roles: readonly string[];
  declare readonly missingModules: readonly string[];
}

/** 404. The only proof that a record does not exist. */
export class NotFoundError extends EconomicError {
  static override kind = "notFound" as const;
}

/** 409: somebody else changed the record meanwhile. */
export class ConflictError extends EconomicError {
  static override kind = "conflict" as const;
}

/** The idempotency key is expired, busy with other bytes, or was used for another call. */
export class IdempotencyError extends EconomicError {
  static override kind = "idempotency" as const;
}

/** 429 that outlasted the retries. */
export class RateLimitError extends EconomicError {
  static override kind = "rateLimit" as const;
}

/** 5xx, or an answer that makes no sense. */
export class ServerError extends EconomicError {
  static override kind = "server" as const;
}

/**
 * A write was sent and no definite answer came: it happened once or not at all (RW-11). Repeated under the error's key
 * before `expiresAt` it happens exactly once: `{ idempotencyKey: idempotencyKey(error) }`. The error of an item of a bulk
 * call has the key of the whole call. That of an update has no key: read the record again (RW-13).
 */
export class OutcomeUnknownError extends EconomicError {
  static override kind = "outcomeUnknown" as const;
  declare readonly key?: string;
  declare readonly sentAt: Date;
  declare readonly expiresAt?: Date;
}

/**
 * Records were made or deleted while their listing was read, so that it cannot be shown to be complete. Read it again.
 * Where the key can be filtered and sorted by, `by: byKey("<key>")` reads in a way that such changes cannot disturb.
 */
export class ListingChangedError extends EconomicError {
  static override kind = "listingChanged" as const;
  /** How many items the server reported, where it did. */
  declare readonly expected?: number;
  /** How many different items were read. */
  declare readonly read: number;
  /** What was read, when `toArray()` was reading. Not enumerable: it need not be in a log. */
  declare readonly items?: readonly unknown[];
}

/** Some items of a bulk call were not accepted. `outcomes` covers every item, the accepted ones too. */
export class BulkError<Item = unknown, Value = unknown> extends EconomicError {
  static override kind = "bulk" as const;
  /** The key of the whole call: yours, or the UUIDv7 that was made for it. `idempotencyKey(error)` repeats the call. */
  declare readonly key: string;
  /** When that key was first used; `undefined` where it does not tell. */
  declare readonly sentAt?: Date;
  /** Until when the call may be repeated under it. */
  declare readonly expiresAt?: Date;
  /** In the order of the input. Not enumerable: items may hold a customer's data. */
  declare readonly outcomes: readonly BulkOutcome<Item, Value>[];
}

/** The kinds of errors that know more than the others. */
interface Kinds {
  permission: PermissionError;
  outcomeUnknown: OutcomeUnknownError;
  listingChanged: ListingChangedError;
  bulk: BulkError;
  // Not the class itself: its file imports this one.
  onceNotYet: { readonly id: string; readonly retryAt: Date; readonly retryAfterMs: number };
}

/** What is known of an error of a kind; of several kinds, a union that a `switch` on `kind` narrows. */
export type ErrorOf<Kind extends ErrorKind> = Kind extends ErrorKind
  ? EconomicError & { readonly kind: Kind } & (Kind extends keyof Kinds ? Kinds[Kind] : unknown)
  : never;

/**
 * Whether the error is one of this package's, whichever copy of it threw; with `kind`, and of that kind:
 * `if (isEconomicError(error, "outcomeUnknown")) console.log(error.expiresAt)`.
 * @throws ValidationError for a kind that there is not, with `error` as its cause: `"notfound"` would never be true.
 */
export function isEconomicError<Kind extends ErrorKind = ErrorKind>(
  error: unknown,
  kind?: Kind,
): error is ErrorOf<Kind> {
  if (kind !== undefined && !Object.hasOwn(isKind, kind)) throw unknownKind(kind, error);
  return isObject(error) && brand in error && (kind === undefined || error.kind === kind);
}

function unknownKind(kind: unknown, cause: unknown): ValidationError {
  const known = Object.keys(isKind);
  const meant = typeof kind === "string" ? nearest(kind, known) : undefined;
  const advice = meant === undefined ? `The kinds are ${known.join(", ")}.` : `Did you mean ${meant}?`;
  const message = `There is no kind of error ${showValue(kind)}. ${advice}`;
  return new ValidationError(message, { errors: [{ path: "kind", message }], cause });
}
