import { type Check, type Checks, problemOfOptions } from "./check-options.ts";
import { abortSignal, madeBy, plainObject, positiveNumber, wholeNumberFrom } from "./option-checks.ts";

/** The limits of `retry`. */
const retryChecks: Checks = {
  maxAttempts: wholeNumberFrom(1),
  maxDelayMs: positiveNumber,
  deadlineMs: positiveNumber,
};

/** `false`, or an object of limits. */
export const retryOptions: Check = (value, path) =>
  value === false ? undefined : problemOfOptions(value, retryChecks, path);

/** The options that every call takes. */
export const callChecks: Checks = {
  headers: plainObject,
  signal: abortSignal,
  timeoutMs: positiveNumber,
  retry: retryOptions,
};

/** The options that every write takes. */
export const writeChecks: Checks = { ...callChecks, idempotencyKey: madeBy("idempotencyKey") };
