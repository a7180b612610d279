import { type Findings, pointer } from "../problem.ts";

type Path = readonly string[];

/** The places where an extension may stand, and the values that it may have. */
interface Extension {
  place: RegExp;
  /** Returns what the value should be, or undefined if it is right. */
  wrong(value: unknown, holder: Record<string, unknown>): string | undefined;
}

export const operators = ["eq", "ne", "lt", "lte", "gt", "gte", "in", "nin", "like"] as const;
export const roles = ["Bookkeeping", "ProjectEmployee", "Sales", "SuperUser"] as const;

const strings = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

const distinct = (values: readonly unknown[]) => new Set(values).size === values.length;

const listOf = (what: string, allowed?: readonly string[]) => (value: unknown) =>
  strings(value) &&
  distinct(value) &&
  (allowed === undefined || value.every((item) => allowed.includes(item)))
    ? undefined
    : `a list of distinct ${what}${allowed ? `: ${allowed.join(", ")}` : ""}`;

const operatorList = listOf("operators", operators);
const failing = listOf("operators, sort or null", [...operators, "sort", "null"]);
const text = (value: unknown) => (typeof value === "string" && value !== "" ? undefined : "a text");
const truth = (value: unknown) => (value === true ? undefined : "true, or absent");
const count = (value: unknown) =>
  Number.isInteger(value) && Number(value) > 0 ? undefined : "a positive integer";

function texts(value: unknown): string | undefined {
  const right =
    typeof value === "object" && value !== null && !Array.isArray(value) && strings(Object.values(value));
  return right ? undefined : "a text for each name";
}

const mapOf = (list: (value: unknown) => string | undefined) => (value: unknown) => {
  if (typeof value !== "object" || value === null) return "an object of lists";
  const wrong = Object.values(value)
    .map(list)
    .find((reason) => reason !== undefined);
  return wrong === undefined ? undefined : `for each field ${wrong}`;
};

function listing(value: unknown): string | undefined {
  const known = ["filterable", "sortable", "defaultSort", "failsOn", "fields"];
  if (typeof value !== "object" || value === null) return `an object of ${known.join(", ")}`;
  const { filterable = {}, sortable = [], defaultSort = [], failsOn = {} } = value as Record<string, unknown>;
  const stray = Object.keys(value).find((key) => !known.includes(key));
  if (stray !== undefined) return `an object of ${known.join(", ")}, not ${stray}`;
  const fields = listOf("fields");
  return (
    mapOf(operatorList)(filterable) ?? fields(sortable) ?? fields(defaultSort) ?? mapOf(failing)(failsOn)
  );
}

function enumNames(value: unknown, holder: Record<string, unknown>): string | undefined {
  const length = Array.isArray(holder.enum) ? holder.enum.length : -1;
  const right = strings(value) && distinct(value) && value.every((name) => /^[A-Z][A-Za-z0-9]*$/.test(name));
  return right && value.length === length ? undefined : "a PascalCase name for each value of `enum`";
}

function eventTypes(value: unknown): string | undefined {
  const right = Array.isArray(value) && value.length > 0 && value.every(isEventType);
  return right ? undefined : "a list of event types: name, description, mergeFields and, if true, isAssumed";
}

const isEventType = (value: unknown): boolean =>
  hasTexts(value, ["name", "description"], ["mergeFields", "isAssumed"]) &&
  (!("isAssumed" in value) || value.isAssumed === true) &&
  "mergeFields" in value &&
  Array.isArray(value.mergeFields) &&
  value.mergeFields.every((field) => hasTexts(field, ["fieldName", "property", "description"]));

/** Returns whether the value is an object with a text under each of `keys`, whose only other keys are in `further`. */
const hasTexts = (
  value: unknown,
  keys: readonly string[],
  further: readonly string[] = [],
): value is object =>
  typeof value === "object" &&
  value !== null &&
  keys.every((key) => text((value as Record<string, unknown>)[key]) === undefined) &&
  Object.keys(value).every((key) => keys.includes(key) || further.includes(key));

/** Matches the pointer of a property, or of the items of a property that is a list. */
const property = /(^|\/)properties\/[^/]+(\/items)?$/;
const tagOrOperation = /^(tags\/\d+|paths\/[^/]+\/(get|post|put|patch|delete))$/;

const extensions: Record<string, Extension> = {
  "x-service": { place: /^info$/, wrong: text },
  "x-listing": { place: /^paths\/[^/]+\/get$/, wrong: listing },
  "x-body-required": {
    place: /^paths\/[^/]+\/(post|put|patch|delete)$/,
    wrong: listOf("properties of the body"),
  },
  "x-deletes-all": { place: /^paths\/[^/]+\/delete$/, wrong: truth },
  "x-available-late": { place: /^paths\/[^/]+\/get$/, wrong: truth },
  "x-event-types": { place: /^paths\/[^/]+\/get$/, wrong: eventTypes },
  "x-filterable": { place: property, wrong: operatorList },
  "x-sortable": { place: property, wrong: truth },
  "x-fails-on": { place: property, wrong: failing },
  "x-cursor-page-size": { place: /schema/, wrong: count },
  "x-required-roles": { place: tagOrOperation, wrong: listOf("roles", roles) },
  "x-error-codes": { place: tagOrOperation, wrong: listOf("error codes") },
  "x-error-code-descriptions": { place: tagOrOperation, wrong: texts },
  "x-requires-module": { place: /(^|\/)properties\/[^/]+$|^(tags|paths)\//, wrong: text },
  "x-enum-names": { place: /schema|properties/, wrong: enumNames },
  "x-allow-null": { place: /schema|properties/, wrong: truth },
  "x-as-read": { place: /requestBody/, wrong: truth },
  "x-published-pattern": { place: /schema|properties/, wrong: text },
  "x-max-file-upload-size-in-bytes": { place: property, wrong: count },
};

/** Keys whose values are maps: in them, the author chose the keys, so they are not keywords. */
const maps = new Set([
  ...[
    "properties",
    "patternProperties",
    "schemas",
    "responses",
    "headers",
    "securitySchemes",
    "requestBodies",
  ],
  ...[
    "examples",
    "content",
    "paths",
    "scopes",
    "mapping",
    "callbacks",
    "links",
    "variables",
    "$defs",
    "components",
  ],
]);

/** Keys whose values are data, whatever they look like. */
const data = new Set(["default", "enum", "const", "example", "examples"]);

/**
 * Reports every extension that is unknown, that stands where nothing reads it, or whose value is not one of those
 * allowed.
 */
export function checkExtensions(document: unknown, findings: Findings): void {
  walk(document, [], false, findings);
}

function walk(node: unknown, path: Path, isMap: boolean, findings: Findings): void {
  if (Array.isArray(node)) {
    node.forEach((item, index) => {
      walk(item, [...path, String(index)], false, findings);
    });
    return;
  }
  if (typeof node !== "object" || node === null) return;
  for (const [key, value] of Object.entries(node)) {
    if (isMap) walk(value, [...path, key], false, findings);
    else if (key.startsWith("x-")) check(key, value, node as Record<string, unknown>, path, findings);
    else if (!data.has(key)) walk(value, [...path, key], maps.has(key), findings);
  }
}

function check(
  key: string,
  value: unknown,
  holder: Record<string, unknown>,
  path: Path,
  findings: Findings,
): void {
  const where = pointer(...path, key);
  const extension = extensions[key];
  const place = path.map((segment) => segment.replaceAll("/", "~1")).join("/");
  if (extension === undefined) {
    findings.add(
      where,
      `There is no extension ${key} (choose one of ${Object.keys(extensions).join(", ")}).`,
    );
  } else if (!extension.place.test(place)) {
    findings.add(where, `Nothing reads ${key} here.`);
  } else {
    const right = extension.wrong(value, holder);
    if (right !== undefined) findings.add(where, `${key} must be ${right} (it is ${short(value)}).`);
  }
}

function short(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
}
