import { EconomicError } from "./errors.ts";
import type { CallFacts } from "./facts.ts";
import { type Redact, redactValue } from "./redact.ts";

const asItIs: Redact = (text) => text;

/**
 * Returns a copy of an error with the facts of its call, and with method and path at the beginning of the message. A
 * value that is not an `EconomicError` is returned unchanged. So is an error that already has a call: a signal may
 * have aborted with another call's error. `redact` removes tokens from quotations of an answer in the message.
 */
export function withCall(error: unknown, call: CallFacts, redact: Redact = asItIs): unknown {
  if (!(error instanceof EconomicError) || error.method !== undefined) return error;
  const ErrorClass = error.constructor as typeof EconomicError;
  const { body, cause } = error;
  const errors = redactValue(error.errors, redact);
  return new ErrorClass(redact(error.message), { ...error, errors, ...call, body, cause });
}
