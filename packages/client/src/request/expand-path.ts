import { invalid } from "../errors/invalid.ts";
import { namesOf } from "../utils/and-list.ts";
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

/** Encodes a value for a path: with percent-encoding, and on REST also with REST's own escapes. */
export const encodePathValue = (value: string, isRest: boolean): string =>
  encodeURIComponent(isRest ? escapeForRest(value) : value);

/** Characters that a path must not have beside its parameters. A URL parser would drop blanks and control characters. */
const forbiddenInSegment = /[{}\\#\0- ]/;

/** Checks one segment of a path, of text and `{names}`. A leading dot is refused: `..` would lead out of the collection. */
const isSegment = (segment: string): boolean => {
  const text = segment.replace(/\{[^{}]+\}/g, "x");
  return text !== "" && !/^([.?]|%2e)/i.test(text) && !forbiddenInSegment.test(text);
};

/** Checks that a template is a path like `/a/{b}`, which cannot lead to another host or collection. */
const isTemplate = (template: string): boolean => {
  const [beforeSlash, ...segments] = template.split("/");
  return beforeSlash === "" && segments.length > 0 && segments.every(isSegment);
};

/**
 * Checks that a value can be part of a path. Numbers beyond the safe integers are refused, because JavaScript writes them like
 * 1e+21. `.` and `..` are refused, because percent-encoding does not change them and they would lead out of the collection.
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

/** The texts of missing values in a template literal. */
const brokenSegments = new Set(["undefined", "null", "NaN"]);

/** Matches one `{parameter}` of a path. */
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
    const found = names.length > 0 ? namesOf("Its parameter", names) : "It has no parameters.";
    invalid(
      `The path has no parameter ${name}. ${meant === undefined ? found : `Did you mean ${meant}?`}`,
      `path.${name}`,
    );
  }
}

const fillIn = (template: string, expand: (name: string) => string): string =>
  template.replace(parameterPattern, (_, name: string) => expand(name));

/** Fills the `{parameters}` of a path for a message. A parameter without a valid value stays as `{name}`. */
export const fillForMessage = (template: string, values: unknown, isRest: boolean): string =>
  fillIn(template, (name) => {
    const value = isObject(values) ? values[name] : undefined;
    return isPathValue(value) ? encodePathValue(`${value}`, isRest) : `{${name}}`;
  });

/**
 * Replaces the `{parameters}` of a path by their values.
 * @throws ValidationError for input that would address something else: a missing or blank value (`DELETE /invoices/drafts/`
 *   removes every draft), a path with a host, or `..`.
 */
export function expandPath(
  template: string,
  values: Readonly<Record<string, unknown>>,
  isRest: boolean,
): string {
  const broken = template.split("/").find((segment) => brokenSegments.has(segment));
  if (broken !== undefined)
    invalid(`The path contains "${broken}" in place of a missing value: pass values as path: { … }.`, "path");
  if (!isTemplate(template)) {
    const problem = `The path must be like "/customers/{customerNumber}": it is ${showValue(template)}.`;
    invalid(problem, template);
  }
  return fillIn(template, (name) => expandValue(name, values[name], isRest));
}

/**
 * Returns the query of a path such as `raw("get", "/customers?…")`, with its `{parameters}` replaced by their values. Returns
 * an empty text if the path has no query.
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
      "The query of the path contains blanks, braces, # or \\: pass it as the option query instead.",
      path,
    );
  return expanded;
}
