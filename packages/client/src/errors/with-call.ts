import { EconomicError } from "./errors.ts";
import type { CallFacts } from "./facts.ts";

/**
 * Returns the error with the call that it belongs to, in its message too. What is not an `EconomicError` stays as it is,
 * and so does the error of another call: a signal may have aborted with it.
 */
export function withCall(error: unknown, { service, method, path }: CallFacts): unknown {
  if (!(error instanceof EconomicError) || error.method !== undefined) return error;
  const ErrorClass = error.constructor as typeof EconomicError;
  const { body, cause } = error;
  return new ErrorClass(error.message, { ...error, service, method, path, body, cause });
}
