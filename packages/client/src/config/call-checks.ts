import { isObject } from "../utils/is-object.ts";
import { isPlainObject, kindOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";
import { type Check, type Checks, problemOfOptions } from "./check-options.ts";
import { abortSignal, madeBy, plainObject, positiveNumber, wholeNumberFrom } from "./option-checks.ts";

/** The limits of `retry`. */
const retryChecks: Checks = {
  maxAttempts: wholeNumberFrom(1),
  maxDelayMs: positiveNumber,
  deadlineMs: positiveNumber,
};

/** Accepts `false`, or an object of limits. */
export const retryOptions: Check = (value, path) => {
  if (value === false) return undefined;
  if (isPlainObject(value)) return problemOfOptions(value, retryChecks, path);
  const found = isObject(value) ? kindOf(value) : showValue(value);
  return { message: `${path} must be false, or limits such as { maxAttempts: 3 }: it is ${found}.`, path };
};

/** The options that every call takes. */
export const callChecks: Checks = {
  headers: plainObject,
  signal: abortSignal,
  timeoutMs: positiveNumber,
  retry: retryOptions,
};

/** The options that every write takes. */
export const writeChecks: Checks = { ...callChecks, idempotencyKey: madeBy("idempotencyKey") };
