import { kindOf } from "../utils/kind-of.ts";
import { misconfigured } from "./misconfigured.ts";

/** The characters of a token: printable ASCII without blanks, quotes and backslashes. */
const tokenPattern = /^[!#-[\]-~]+$/;

/**
 * Checks a token and returns it. Throws a ConfigurationError that does not quote the token. fetch's own error about a
 * line break would quote it.
 */
export function checkToken(name: string, value: unknown): string {
  if (value === undefined || value === null || value === "")
    misconfigured(`${name} is missing. Pass it as an option, or use economicFromEnv().`);
  if (typeof value !== "string") misconfigured(`${name} must be a text: it is ${kindOf(value)}.`);
  if (!tokenPattern.test(value))
    misconfigured(
      `${name} contains blanks, quotes, line breaks or letters beyond ASCII. Pass the token and nothing else.`,
    );
  return value;
}
