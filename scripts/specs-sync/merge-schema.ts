import { isMap, isSeq, type YAMLMap } from "yaml";
import { isNode } from "../parity/own-specs.ts";
import type { Difference } from "./differences.ts";
import { newSchema } from "./new-parts.ts";
import type { SpecFile } from "./spec-file.ts";

/** Keywords that hold further schemas, by name or alone. */
const named = ["properties"];
const single = ["items", "additionalProperties"];

/** Merges a change at or below the schema under `path[0]` of `holder`. */
export function mergeSchema(
  file: SpecFile,
  holder: YAMLMap,
  path: readonly string[],
  change: Difference,
): void {
  const [key = "", next, ...rest] = path;
  const own = file.step(holder, key);
  const schema = unwrapped(file, own);
  if (next === undefined) replaceSchema(file, holder, key, change.after);
  else if (schema === undefined) return;
  else if (named.includes(next) && rest.length > 0) {
    const members = file.resolve(file.step(schema, next));
    if (members !== undefined) mergeSchema(file, members, rest, change);
    else if (rest.length === 1)
      file.set(schema, next, {
        [rest[0] ?? ""]: isNode(change.after) ? newSchema(change.after) : change.after,
      });
  } else if (single.includes(next)) mergeSchema(file, schema, [next, ...rest], change);
  else mergeKeyword(file, holder, key, next, change);
}

function mergeKeyword(
  file: SpecFile,
  holder: YAMLMap,
  key: string,
  keyword: string,
  change: Difference,
): void {
  const own = file.step(holder, key);
  const schema = unwrapped(file, own);
  if (schema === undefined) return;
  const isMarking = keyword.startsWith("x-") || keyword === "readOnly" || keyword === "deprecated";
  const place = isMarking && isMap(own) ? own : schema;
  if (keyword === "enum" && Array.isArray(change.after) && isSeq(file.step(schema, "enum"))) {
    mergeValues(file, schema, change.after);
  } else if (change.after === undefined) file.remove(place, keyword);
  else if (keyword === "type" && schema !== own) replaceType(file, holder, key, change.after);
  else file.set(place, keyword, change.after);
}

/**
 * Merges the values of an enumeration, and keeps our order. If our values have names, a new value gets a placeholder.
 */
function mergeValues(file: SpecFile, schema: YAMLMap, after: unknown[]): void {
  const { enum: values = [], "x-enum-names": names } = schema.toJSON() as {
    enum?: unknown[];
    "x-enum-names"?: string[];
  };
  const nameOf = new Map(values.map((value, index) => [value, names?.[index]]));
  const merged = [
    ...values.filter((value) => after.includes(value)),
    ...after.filter((value) => !values.includes(value)),
  ];
  file.set(schema, "enum", merged);
  if (names !== undefined)
    file.set(
      schema,
      "x-enum-names",
      merged.map((value) => nameOf.get(value) ?? placeholderName(value)),
    );
  if (schema.has("x-published-pattern")) file.set(schema, "x-published-pattern", merged.join("|"));
}

/** Returns the placeholder for the name of a new value. */
const placeholderName = (value: unknown): string => `Unnamed${String(value).replace("-", "Minus")}`;

/** Changes whether a property may be null, and keeps its reference. */
function replaceType(file: SpecFile, holder: YAMLMap, key: string, after: unknown): void {
  const own = file.step(holder, key);
  const isNullable = Array.isArray(after) && after.includes("null");
  const alternatives = isMap(own) ? file.step(own, "anyOf") : undefined;
  if (!isMap(own)) return;
  if (isNullable && own.has("$ref")) {
    const reference = own.get("$ref");
    file.remove(own, "$ref");
    file.set(own, "anyOf", [{ $ref: reference }, { type: "null" }]);
  } else if (!isNullable && isSeq(alternatives)) {
    const plain = alternatives.items.filter(isMap).find((one) => one.get("type") !== "null");
    file.remove(own, "anyOf");
    if (plain !== undefined) file.set(own, "$ref", plain.get("$ref"));
  }
}

/** Returns the schema itself: the target of a reference, or the alternative to null. */
function unwrapped(file: SpecFile, node: unknown): YAMLMap | undefined {
  const schema = file.resolve(node);
  const alternatives = file.step(schema, "anyOf");
  if (schema === undefined || !isSeq(alternatives)) return schema;
  const plain = alternatives.items
    .filter((one): one is YAMLMap => isMap(one))
    .filter((one) => one.get("type") !== "null");
  return plain.length === 1 ? file.resolve(plain[0]) : schema;
}

/** Adds, removes or replaces a schema. Our description of the old one stays. */
function replaceSchema(file: SpecFile, holder: YAMLMap, key: string, after: unknown): void {
  const own = file.step(holder, key);
  if (!isNode(after)) {
    file.remove(holder, key);
    return;
  }
  const description = isMap(own) ? own.get("description") : undefined;
  const fresh = newSchema(after, own === undefined);
  file.set(holder, key, typeof description === "string" ? { ...fresh, description } : fresh);
}
