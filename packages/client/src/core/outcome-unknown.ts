import { place } from "./error-response.ts";
import { EconomicError, type ErrorFacts, OutcomeUnknownError } from "./errors.ts";
import { type DatedKey, keyLifeMs } from "./keys.ts";

/** The error of a write that may have happened, from the last thing that went wrong with it. */
export const outcomeUnknown = (cause: unknown, facts: ErrorFacts, { key, createdAt }: DatedKey) => {
  const {
    status,
    code,
    requestId,
    retryAfterMs,
    message = "aborted",
  } = cause instanceof EconomicError ? cause : ({} as Partial<EconomicError>);
  const expiresAt = new Date(createdAt + keyLifeMs);
  return new OutcomeUnknownError(
    `${place(facts)}: no definite answer, it happened once or not at all. Repeat it with the same body and idempotencyKey { key: "${key}", createdAt: error.sentAt } before ${expiresAt.toISOString()}; after that look the record up first. Last: ${message}`,
    { ...facts, status, code, requestId, retryAfterMs, key, sentAt: new Date(createdAt), expiresAt, cause },
  );
};
