import { kindOf } from "../utils/kind-of.ts";
import { misconfigured } from "./misconfigured.ts";

/** Characters of a token: printable ASCII without blanks, quotes and backslashes. */
const tokenPattern = /^[!#-[\]-~]+$/;

/** Returns the token. Throws a ConfigurationError without it: fetch's own error about a line break would quote it. */
export function checkToken(name: string, value: unknown): string {
  if (value === undefined || value === null || value === "")
    misconfigured(`${name} is missing. Pass it as an option, or use economicFromEnv().`);
  if (typeof value !== "string") misconfigured(`${name} must be a text: it is ${kindOf(value)}.`);
  if (!tokenPattern.test(value))
    misconfigured(
      `${name} has blanks, quotes, line breaks or letters beyond ASCII in it. Pass the token and nothing else.`,
    );
  return value;
}
