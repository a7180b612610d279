import { EconomicError } from "./errors.ts";
import type { CallFacts } from "./facts.ts";
import { type Redact, redactValue } from "./redact.ts";

const asItIs: Redact = (text) => text;

/**
 * Returns the error with the call that it belongs to, in its message too. What is not an `EconomicError` stays as it is,
 * and so does the error of another call: a signal may have aborted with it. `redact` strikes tokens out of what the message
 * quotes of an answer.
 */
export function withCall(error: unknown, call: CallFacts, redact: Redact = asItIs): unknown {
  if (!(error instanceof EconomicError) || error.method !== undefined) return error;
  const ErrorClass = error.constructor as typeof EconomicError;
  const { body, cause } = error;
  const errors = redactValue(error.errors, redact);
  return new ErrorClass(redact(error.message), { ...error, errors, ...call, body, cause });
}
