import type { BulkError } from "../features/bulk/outcome.ts";
import type { ListingChangedError, ListingChangedFacts } from "../listing/errors.ts";
import type { ListingPosition } from "../types/index.ts";
import { defined } from "../utils/defined.ts";

/** What went wrong, as a word to switch on. */
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
  // Errors of single features have kinds of their own.
  | (string & Record<never, never>);

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

/** What an error knows beside its message; each where it applies. */
export interface ErrorFacts {
  service?: string | undefined;
  method?: string | undefined;
  /** The path as published, with its `{parameters}`. */
  path?: string | undefined;
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
  /** Roles that may make the call. */
  roles?: readonly string[] | undefined;
  /** Modules that the agreement lacks. */
  missingModules?: readonly string[] | undefined;
  /** The answer's body as it came, tokens blanked. */
  body?: string | undefined;
  cause?: unknown;
}

/** What single kinds of error know as well. */
type MoreFacts = Partial<OutcomeFacts & Pick<ListingChangedFacts, "expected" | "read">>;

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
  /** Not enumerable: it may hold a customer's data, which a log line need not. */
  declare readonly body?: string;

  /** A message beginning with the call's method and path, where the facts tell them. */
  constructor(message: string, facts: ErrorFacts & MoreFacts = {}) {
    const known = defined(facts);
    super(known.method ? `${known.method} ${known.path}: ${message}` : message, known as ErrorOptions);
    // What is not enumerable stays so when it is assigned to, as `cause` is from the start.
    Object.defineProperty(this, "body", { writable: true });
    Object.assign(this, { errors: [], attempts: 0 }, known);
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

  toJSON(): Record<string, unknown> {
    return { name: this.name, kind: this.kind, message: this.message, ...(this as object) };
  }
}

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

/** What an unknown outcome knows: enough to repeat the call safely. */
export interface OutcomeFacts extends ErrorFacts {
  key: string;
  /** When its key was made, at the start of the call: no later than the first attempt. */
  sentAt: Date;
  /** Until when repeating with the same key is safe. */
  expiresAt: Date;
}

/**
 * A write was sent and no definite answer came: it happened once or not at all. Repeated with the same key before
 * `expiresAt` it happens exactly once: `{ idempotencyKey: idempotencyKey({ key: error.key, createdAt: error.sentAt }) }`.
 */
export class OutcomeUnknownError extends EconomicError {
  static override kind = "outcomeUnknown" as const;
  declare readonly key: string;
  declare readonly sentAt: Date;
  declare readonly expiresAt: Date;
}

/** The kinds of errors that know more than the others. */
interface Kinds {
  permission: PermissionError;
  outcomeUnknown: OutcomeUnknownError;
  listingChanged: ListingChangedError;
  bulk: BulkError;
}

/** What is known of an error of a kind. */
export type ErrorOf<Kind extends ErrorKind> = EconomicError & { kind: Kind } & (Kind extends keyof Kinds
    ? Kinds[Kind]
    : unknown);

/**
 * Whether the error is one of this package's, whichever copy of it threw; with `kind`, and of that kind:
 * `if (isEconomicError(error, "outcomeUnknown")) console.log(error.expiresAt)`.
 */
export const isEconomicError = <Kind extends ErrorKind = ErrorKind>(
  error: unknown,
  kind?: Kind,
): error is ErrorOf<Kind> => brand in Object(error) && (!kind || (error as EconomicError).kind === kind);
