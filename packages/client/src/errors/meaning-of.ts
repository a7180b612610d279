import {
  AuthenticationError,
  ConflictError,
  type EconomicError,
  IdempotencyError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
  TimeoutError,
  ValidationError,
} from "./errors.ts";
import type { ErrorFacts } from "./facts.ts";

/** How a non-2xx answer is reported. */
interface Meaning {
  ErrorClass: new (message: string, facts: ErrorFacts) => EconomicError;
  /** What the reader should do. */
  advice?: string;
}

const changedUnderKey: Meaning = {
  ErrorClass: IdempotencyError,
  advice: "The idempotency key was used for another call. Use a new key.",
};

/** Codes that are more precise than the status. */
const meaningsByCode = new Map<string | undefined, Meaning>([
  ["PayloadChanged", changedUnderKey],
  ["URLChanged", changedUnderKey],
  [
    "E02250",
    {
      ErrorClass: AuthenticationError,
      advice: "The two tokens do not belong together. Was the app secret token reset?",
    },
  ],
]);

const meaningsByStatus = new Map<number, Meaning>([
  [
    401,
    {
      ErrorClass: AuthenticationError,
      advice: "A token is wrong or was revoked. Is it the public token instead of the secret one?",
    },
  ],
  [403, { ErrorClass: PermissionError }],
  [404, { ErrorClass: NotFoundError }],
  [408, { ErrorClass: TimeoutError, advice: "Its own time limit passed." }],
  [409, { ErrorClass: ConflictError, advice: "Read the record again, then apply your change to it." }],
  [429, { ErrorClass: RateLimitError }],
]);

/** Returns the error class and the advice for an answer: by its code if that is known, else by its status. */
export const meaningOf = (status: number, code: string | undefined): Meaning => {
  const known = meaningsByCode.get(code) ?? meaningsByStatus.get(status);
  if (known) return known;
  // 425 asks to come back later, and does not concern the input.
  const isAboutInput = status >= 400 && status < 425;
  return { ErrorClass: isAboutInput ? ValidationError : ServerError };
};
