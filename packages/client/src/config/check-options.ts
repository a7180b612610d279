import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { nearest } from "../utils/nearest.ts";
import { showValue } from "../utils/show-value.ts";

/** Options of other libraries, and what they are called here. */
const otherNames: Readonly<Record<string, string>> = {
  maxRetries: "retry.maxAttempts",
  retries: "retry.maxAttempts",
  timeout: "timeoutMs",
  params: "query",
  data: "body",
  json: "body",
};

/**
 * Refuses options that a call does not know: a dropped `filter` would widen a listing, or a DELETE.
 * @param known the names that the call knows.
 * @throws ValidationError that names the nearest known option.
 */
export function checkOptions(options: unknown, known: readonly string[]): void {
  if (options === undefined) return;
  if (!isObject(options) || Array.isArray(options))
    invalid(`The options must be an object: they are ${showValue(options)}.`, "options");
  for (const name of Object.keys(options)) {
    if (known.includes(name)) continue;
    const meant = otherNames[name] ?? nearest(name, known);
    const advice = meant ? `Did you mean ${meant}?` : `The options are ${known.join(", ")}.`;
    invalid(`The call has no option ${name}. ${advice}`, name);
  }
}
