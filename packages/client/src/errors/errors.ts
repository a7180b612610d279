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

/** Facts that only some kinds of errors have. */
type MoreFacts = Partial<OutcomeFacts & Pick<ListingChangedFacts, "expected" | "read">>;

/**
 * Facts that are not enumerable, because they may hold a customer's data or a query, which do not belong in a log.
 */
const hiddenFacts = ["body", "url", "filledPath", "startedAt", "failedAt"] as const;

/** All kinds of errors. With this type, the compiler reports a kind that is missing here. */
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

/** The error of every failed call. `kind` names the kind of failure; the subclasses are for `instanceof`. */
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
  /** The position of a listing when the error was thrown, from which it can go on. */
  declare readonly listing?: ListingPosition;
  /**
   * The answer's body, without tokens. It is not enumerable, because it may hold a customer's data, which does not
   * belong in a log.
   */
  declare readonly body?: string;
  /** The URL of the call with its query, without tokens. It is not enumerable, because filters name customers. */
  declare readonly url?: string;
  /** @internal The path with its values, for an error that is made from this one. */
  declare readonly filledPath?: string;
  /** When the call was made. It is not enumerable. */
  declare readonly startedAt?: Date;
  /** When the error was thrown. It is not enumerable. */
  declare readonly failedAt: Date;

  /**
   * Makes an error. If the facts have the call's method and path, the message begins with both. The values are filled
   * into the path if they are known.
   */
  constructor(message: string, facts: ErrorFacts & MoreFacts = {}) {
    const known = defined(facts);
    const { method, path, filledPath = path } = known;
    super(oneLine(method ? `${method} ${filledPath}: ${message}` : message), known as ErrorOptions);
    // A property that is not enumerable stays so when it is assigned. `cause` is not enumerable from the start.
    for (const name of hiddenFacts) Object.defineProperty(this, name, { writable: true });
    Object.assign(this, { errors: [], attempts: 0, failedAt: new Date() }, known);
  }

  get kind(): ErrorKind {
    return (this.constructor as typeof EconomicError).kind;
  }

  // The name is made from the kind and not read from the class, because bundlers shorten the names of classes.
  override get name(): string {
    return `${this.kind.replace(/^./, (letter) => letter.toUpperCase())}Error`;
  }

  /** @internal Marks the errors of this package. It does nothing. */
  [brand](): void {}

  /**
   * Returns a text for support, with one fact on each line: kind, method, published path, status, code, request id,
   * attempts, times, and the versions of client and runtime. It contains no values, no texts of the server and no
   * tokens.
   */
  report(): string {
    return reportOf(this);
  }

  toJSON(): Record<string, unknown> {
    return { name: this.name, kind: this.kind, message: this.message, ...(this as object) };
  }
}

/**
 * Returns the facts that a spread of an error leaves out, because they are not enumerable. An error that is made from
 * another one needs them.
 */
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

/** No answer came in time (the client's limit, or the server's 408). */
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

/** 404: the record does not exist, or the path is wrong. No other error shows that a record does not exist. */
export class NotFoundError extends EconomicError {
  static override kind = "notFound" as const;
}

/** 409: somebody else changed the record meanwhile. */
export class ConflictError extends EconomicError {
  static override kind = "conflict" as const;
}

/** The idempotency key is expired, is in use by a running call that differs, or was used for another call. */
export class IdempotencyError extends EconomicError {
  static override kind = "idempotency" as const;
}

/** 429 after all retries. */
export class RateLimitError extends EconomicError {
  static override kind = "rateLimit" as const;
}

/** 5xx, or an answer that cannot be understood. */
export class ServerError extends EconomicError {
  static override kind = "server" as const;
}

/**
 * A write was sent and no definite answer came, so it happened once or not at all (RW-11). If you repeat it under the
 * error's key before `expiresAt`, it happens exactly once: `{ idempotencyKey: idempotencyKey(error) }`. The error of
 * an item of a bulk call has the key of the whole call. The error of an update has no key: read the record again
 * (RW-13).
 */
export class OutcomeUnknownError extends EconomicError {
  static override kind = "outcomeUnknown" as const;
  declare readonly key?: string;
  declare readonly sentAt: Date;
  declare readonly expiresAt?: Date;
}

/**
 * Records were created or deleted while their listing was read, so nobody can tell whether it is complete. Read it
 * again. If the listing can be filtered and sorted by its key, `by: byKey("<key>")` reads it so that such changes
 * cannot disturb it.
 */
export class ListingChangedError extends EconomicError {
  static override kind = "listingChanged" as const;
  /** How many items the server reported; `undefined` if it reported no number. */
  declare readonly expected?: number;
  /** How many different items were read. */
  declare readonly read: number;
  /** The items that `toArray()` had read. They are not enumerable, because they do not belong in a log. */
  declare readonly items?: readonly unknown[];
}

/** Some items of a bulk call were not accepted. `outcomes` covers every item, the accepted ones too. */
export class BulkError<Item = unknown, Value = unknown> extends EconomicError {
  static override kind = "bulk" as const;
  /** The key of the whole call: yours, or the UUIDv7 that was made for it. `idempotencyKey(error)` repeats the call. */
  declare readonly key: string;
  /** When that key was first used; `undefined` if the key does not show it. */
  declare readonly sentAt?: Date;
  /** Until when the call may be repeated under the key. */
  declare readonly expiresAt?: Date;
  /** The outcomes in the order of the input. They are not enumerable, because items may hold a customer's data. */
  declare readonly outcomes: readonly BulkOutcome<Item, Value>[];
}

/** The kinds of errors that have more facts than the others. */
interface Kinds {
  permission: PermissionError;
  outcomeUnknown: OutcomeUnknownError;
  listingChanged: ListingChangedError;
  bulk: BulkError;
  // The facts are listed here, because the class that has them is in a file that imports this one.
  onceNotYet: { readonly id: string; readonly retryAt: Date; readonly retryAfterMs: number };
}

/** The type of an error of a kind. For several kinds it is a union, which a `switch` on `kind` narrows. */
export type ErrorOf<Kind extends ErrorKind> = Kind extends ErrorKind
  ? EconomicError & { readonly kind: Kind } & (Kind extends keyof Kinds ? Kinds[Kind] : unknown)
  : never;

/**
 * Returns whether the error is an error of this package, from any copy of the package. With `kind`, it must also be
 * of that kind: `if (isEconomicError(error, "outcomeUnknown")) console.log(error.expiresAt)`.
 * @throws ValidationError for a `kind` that does not exist, such as `"notfound"`, because the result could never be
 *   `true`. Its `cause` is `error`.
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
