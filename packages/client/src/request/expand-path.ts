import { invalid } from "../errors/invalid.ts";
import { isObject } from "../utils/is-object.ts";
import { nearest } from "../utils/nearest.ts";
import { restEscapes } from "../utils/rest-escapes.ts";
import { showValue } from "../utils/show-value.ts";
import { isWellFormed } from "../utils/well-formed.ts";

const escapeForRest = (value: string): string =>
  Array.from(value, (character) => {
    const position = restEscapes.indexOf(character);
    return position === -1 ? character : `_${position}_`;
  }).join("");

/** Encodes a value of a path: the services take percent-encoding; REST has escapes of its own. */
export const encodePathValue = (value: string, isRest: boolean): string =>
  encodeURIComponent(isRest ? escapeForRest(value) : value);

/** Text of a path between parameters: blanks and control characters would be dropped by a URL parser. */
const forbiddenInSegment = /[{}\\#\0- ]/;

/** Checks one segment of a path: text and `{names}`. A dot at its beginning would climb out of the collection. */
const isSegment = (segment: string): boolean => {
  const text = segment.replace(/\{[^{}]+\}/g, "x");
  return text !== "" && !/^([.?]|%2e)/i.test(text) && !forbiddenInSegment.test(text);
};

/** Whether a template is a path below the service: `/a/{b}`. It names no host and no other collection. */
const isTemplate = (template: string): boolean => {
  const [beforeSlash, ...segments] = template.split("/");
  return beforeSlash === "" && segments.length > 0 && segments.every(isSegment);
};

/**
 * Whether a value can stand in a path. Beyond the safe integers a number is written in another way: 1e+21. `.` and `..` survive
 * percent-encoding: a URL parser would climb out of the collection.
 */
const isPathValue = (value: unknown): value is string | number =>
  Number.isSafeInteger(value) ||
  (typeof value === "string" && !/^[\s.]*$/.test(value) && isWellFormed(value));

const expandValue = (name: string, value: unknown, isRest: boolean): string => {
  if (isPathValue(value)) return encodePathValue(`${value}`, isRest);
  return invalid(
    `path.${name} must be a whole number or a text that is not blank: it is ${showValue(value)}.`,
    `path.${name}`,
  );
};

/** What a template literal makes of a value that is missing. */
const brokenSegments = new Set(["undefined", "null", "NaN"]);

/** One `{parameter}` of a path. */
const parameterPattern = /\{([^{}]+)\}/g;

/**
 * Refuses values for parameters that the path does not have: `get("/customers", { path: { customerNumber: 1 } })` would read
 * every customer.
 * @throws ValidationError that names the nearest parameter.
 */
export function checkPathNames(path: string, values: Readonly<Record<string, unknown>> = {}): void {
  const names = Array.from(String(path).matchAll(parameterPattern), ([, name = ""]) => name);
  for (const name of Object.keys(values)) {
    if (names.includes(name)) continue;
    if (path.includes(`:${name}`)) invalid(`Write {${name}} in the path, not :${name}.`, `path.${name}`);
    const meant = nearest(name, names);
    const found = names.length > 0 ? `It has ${names.join(", ")}.` : "It has none.";
    invalid(
      `The path has no parameter ${name}. ${meant === undefined ? found : `Did you mean ${meant}?`}`,
      `path.${name}`,
    );
  }
}

const fillIn = (template: string, expand: (name: string) => string): string =>
  template.replace(parameterPattern, (_, name: string) => expand(name));

/** Fills the `{parameters}` in that have a value fit to be sent, for a message. The others stay as they are. */
export const fillForMessage = (template: string, values: unknown, isRest: boolean): string =>
  fillIn(template, (name) => {
    const value = isObject(values) ? values[name] : undefined;
    return isPathValue(value) ? encodePathValue(`${value}`, isRest) : `{${name}}`;
  });

/**
 * Fills the `{parameters}` of a path in.
 * @throws ValidationError for what would address something else than meant: a missing or blank value
 *   (`DELETE /invoices/drafts/` removes every draft), a path that names a host, `..`.
 */
export function expandPath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  isRest: boolean,
): string {
  const broken = template.split("/").find((segment) => brokenSegments.has(segment));
  if (broken !== undefined)
    invalid(
      `The path has "${broken}" in it, where a value was missing when it was put together: pass values as path: { … }.`,
      "path",
    );
  if (!isTemplate(template)) {
    const problem = `The path must be like "/customers/{customerNumber}": it is ${showValue(template)}.`;
    invalid(problem, template);
  }
  return fillIn(template, (name) => expandValue(name, values[name], isRest));
}

/**
 * Returns the query that a path brings itself, as those of `raw("get", "/customers?…")` do, with its `{parameters}` filled
 * in; empty if it brings none.
 * @throws ValidationError for characters that a URL cannot hold, and for a missing value.
 */
export function expandQuery(
  path: string,
  values: Readonly<Record<string, unknown>>,
  isRest: boolean,
): string {
  const [, ...parts] = path.split("?");
  const query = parts.join("?");
  const expanded = fillIn(query, (name) => expandValue(name, values[name], isRest));
  if (forbiddenInSegment.test(expanded))
    invalid(
      "The query of the path has blanks, braces, # or \\ in it: give it as the option query instead.",
      path,
    );
  return expanded;
}
