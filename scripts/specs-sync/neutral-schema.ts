import { ownName, referenceName } from "../parity/names.ts";
import { child, isNode, list, type Node } from "../parity/own-specs.ts";

/** The keywords that matter to callers. Texts, examples and our own names of values do not. */
const kept = new Set([
  ...["format", "default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"],
  ...["minLength", "maxLength", "minItems", "maxItems", "uniqueItems", "pattern", "deprecated"],
]);
const flags = ["readOnly", "writeOnly"];
const structures = ["object", "array"];

/**
 * Returns a schema in the form in which it is compared and stored: without texts, with sorted lists, and equal for
 * all ways of publishing it. A reference to a schema of single values (an enumeration) is replaced by that schema,
 * because publications name some of them and write out others.
 */
export function neutralSchema(schema: unknown, document: Node): Node {
  const outer = withoutNull(joined(isNode(schema) ? schema : {}, document));
  // The alternative to null may be a reference to a single value that allows null itself.
  const { value, isNullable: isInnerNullable } = withoutNull(joined(outer.value, document));
  const isNullable = outer.isNullable || isInnerNullable;
  const name = referenceName(value.$ref);
  const result: Node =
    name === undefined ? typed(value, document) : { $ref: `#/components/schemas/${ownName(name)}` };
  for (const key of flags) if (value[key] === true) result[key] = true;
  Object.assign(result, extensions(value));
  if (!isNullable) return result;
  return name === undefined
    ? { ...result, type: [result.type, "null"].flat() }
    : { ...markings(result), anyOf: [{ $ref: result.$ref }, { type: "null" }] };
}

/** Returns a schema without its reference. If the reference moves into an `anyOf`, these keywords stay beside that. */
function markings({ $ref: _, ...others }: Node): Node {
  return others;
}

/** Merges a single member of `allOf`, or a reference to a single value, into the schema. */
function joined(schema: Node, document: Node): Node {
  const [only, ...more] = list(schema, "allOf");
  if (isNode(only) && more.length === 0) {
    const { allOf: _, ...beside } = schema;
    return joined({ ...only, ...beside }, document);
  }
  const target = targetOf(schema, document);
  if (target === undefined || !isSingleValue(target)) return schema;
  const { $ref: _, ...beside } = schema;
  return joined({ ...target, ...beside }, document);
}

function targetOf(schema: Node, document: Node): Node | undefined {
  const name = referenceName(schema.$ref);
  const target = name === undefined ? undefined : child(child(document, "components"), "schemas")[name];
  return isNode(target) ? target : undefined;
}

/** Returns whether a schema describes a single value, and not an object, a list or a choice. */
export function isSingleValue(schema: Node): boolean {
  const types = [schema.type].flat().filter((type) => type !== "null");
  return types.length > 0 && !types.some((type) => structures.includes(String(type)));
}

/** Removes `null` from a schema, whether `nullable`, a type or an alternative allowed it. */
function withoutNull(schema: Node): { value: Node; isNullable: boolean } {
  const types = [schema.type].flat();
  const alternatives = list(schema, "anyOf").filter(isNode);
  const [only, ...more] = alternatives.filter(({ type }) => type !== "null");
  if (only !== undefined && more.length === 0) {
    const { anyOf: _, ...beside } = schema;
    return { value: { ...only, ...beside }, isNullable: alternatives.length > 1 };
  }
  const isNullable = schema.nullable === true || types.includes("null");
  const [type, ...others] = types.filter((one) => one !== "null" && one !== undefined);
  return { value: { ...schema, type: others.length > 0 ? [type, ...others] : type }, isNullable };
}

function typed(schema: Node, document: Node): Node {
  const result: Node = {};
  const type = schema.type ?? (isNode(schema.properties) ? "object" : undefined);
  if (type !== undefined) result.type = type;
  for (const [key, value] of Object.entries(schema)) if (kept.has(key)) result[key] = value;
  Object.assign(result, enumeration(schema));
  if (result.enum !== undefined) delete result.pattern;
  if (isNode(schema.properties)) {
    result.properties = Object.fromEntries(
      Object.entries(schema.properties)
        .sort(byName)
        .map(([name, property]) => [name, neutralSchema(property, document)]),
    );
  }
  if (list(schema, "required").length > 0) result.required = list(schema, "required").map(String).sort();
  if (schema.items !== undefined) result.items = neutralSchema(schema.items, document);
  const rest = schema.additionalProperties;
  if (rest !== undefined) result.additionalProperties = isNode(rest) ? neutralSchema(rest, document) : rest;
  for (const key of ["allOf", "anyOf", "oneOf"]) {
    if (list(schema, key).length > 0)
      result[key] = list(schema, key).map((one) => neutralSchema(one, document));
  }
  return result;
}

/** Matches `2|3|4|5|10`, with or without anchors and parentheses. Publications write the values of a number so. */
const numberList = /^\^?\(?(-?\d+(?:\|-?\d+)+)\)?\$?$/;

/** Returns the values of an enumeration. If they fill a range, the range is enough, and the values are left out. */
function enumeration(schema: Node): Node {
  const listed = numberList.exec(String(schema.pattern ?? ""))?.[1];
  const values =
    listed === undefined
      ? list(schema, "enum").filter((value) => value !== null)
      : listed.split("|").map(Number);
  if (values.length === 0) return {};
  const { minimum, maximum } = schema;
  const fillsRange =
    typeof minimum === "number" &&
    typeof maximum === "number" &&
    values.length === maximum - minimum + 1 &&
    values.every((value) => typeof value === "number" && value >= minimum && value <= maximum);
  return fillsRange ? {} : { enum: values.sort(byValue) };
}

/** Returns the extensions of publications: filters and sorts, modules, page sizes and file sizes. */
function extensions(schema: Node): Node {
  const found: Node = {};
  const operators = words(schema["x-filterable"]).filter((word) => word !== "not filterable");
  if (operators.length > 0) found["x-filterable"] = operators.sort();
  const sortable = schema["x-sortable"];
  if (sortable === true || /^(true|sortable|yes)$/i.test(String(sortable))) found["x-sortable"] = true;
  const module = schema["x-requires-module"];
  if (typeof module === "string" && module !== "") found["x-requires-module"] = module;
  for (const key of ["x-cursor-page-size", "x-max-file-upload-size-in-bytes"]) {
    const size = Number(schema[key]);
    if (Number.isInteger(size) && size > 0) found[key] = size;
  }
  return found;
}

/** Returns a list of words, which is published as a list or as one text with commas. */
export const words = (value: unknown): string[] =>
  (Array.isArray(value) ? value.map(String) : typeof value === "string" ? value.split(",") : [])
    .map((word) => word.trim())
    .filter((word) => word !== "");

export const byName = ([a]: [string, unknown], [b]: [string, unknown]): number => (a < b ? -1 : 1);

const byValue = (a: unknown, b: unknown): number =>
  typeof a === "number" && typeof b === "number" ? a - b : String(a) < String(b) ? -1 : 1;
