import { misconfigured } from "./misconfigured.ts";

/** Characters of a token: printable ASCII without blanks, quotes and backslashes. */
const tokenPattern = /^[!#-[\]-~]+$/;

/** Returns the token. Throws a ConfigurationError without it: fetch's own error about a line break would quote it. */
export const checkToken = (name: string, value: unknown): string =>
  typeof value === "string" && tokenPattern.test(value)
    ? value
    : misconfigured(`${name} is missing, or has blanks, quotes or line breaks in it.`);
