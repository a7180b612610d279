/** The licences that the dependency tree may have: permissive ones, and MPL for tools that are not shipped. */
const allowed = new Set([
  "0BSD",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "BlueOak-1.0.0",
  "CC0-1.0",
  "CC-BY-4.0",
  "ISC",
  "MIT",
  "MIT-0",
  "MPL-2.0",
  "Python-2.0",
  "Unlicense",
]);

/**
 * Returns whether all licences in one of the expression's choices are allowed: `MIT OR GPL-3.0` is, `MIT AND GPL-3.0`
 * is not.
 */
export function isAllowed(expression: string): boolean {
  return expression
    .replaceAll(/[()]/g, "")
    .split(/\s+OR\s+/i)
    .some((choice) => choice.split(/\s+AND\s+/i).every((license) => allowed.has(license.trim())));
}
