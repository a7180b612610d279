import type { AppInfo } from "../types/index.ts";
import { type Check, type Checks, problemOfOptions } from "./check-options.ts";
import { must } from "./option-checks.ts";

/** The characters of a product in a header (RFC 9110, token). */
const productPattern = /^[!#$%&'*+\-.^_`|~\da-z]+$/i;

/** The characters of a comment in a header: visible ASCII without parentheses and backslashes. */
const commentPattern = /^[!-'*-[\]-~]+$/;

const product = (example: string): Check =>
  must(
    `a text of letters, digits, hyphens and dots without blanks, such as ${example}`,
    (value) => typeof value === "string" && productPattern.test(value),
  );

const address = must(
  "an http or https URL without blanks and parentheses",
  (value) =>
    typeof value === "string" &&
    commentPattern.test(value) &&
    URL.canParse(value) &&
    /^https?:$/.test(new URL(value).protocol),
);

const appInfoChecks: Checks = { name: product("my-shop"), version: product("1.4.0"), url: address };

/** Checks the option `appInfo`, whose texts are sent in a header. */
export const appInfo: Check = (value, path) => {
  const problem = problemOfOptions(value, appInfoChecks, path);
  if (problem) return problem;
  // The value is an object: other values were refused above.
  const { name } = value as Partial<AppInfo>;
  return name === undefined ? { message: `${path}.name is missing.`, path: `${path}.name` } : undefined;
};
