import { EconomicError } from "./errors.ts";
import type { CallFacts } from "./facts.ts";
import { type Redact, redactValue } from "./redact.ts";

const asItIs: Redact = (text) => text;

/**
 * Returns the error with its call, also in the message. A value that is not an `EconomicError` stays unchanged, and
 * so does the error of another call, with which a signal may have aborted. `redact` removes tokens from quotations of
 * an answer in the message.
 */
export function withCall(error: unknown, call: CallFacts, redact: Redact = asItIs): unknown {
  if (!(error instanceof EconomicError) || error.method !== undefined) return error;
  const ErrorClass = error.constructor as typeof EconomicError;
  const { body, cause } = error;
  const errors = redactValue(error.errors, redact);
  return new ErrorClass(redact(error.message), { ...error, errors, ...call, body, cause });
}
