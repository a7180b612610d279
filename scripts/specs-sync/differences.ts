import { isDeepStrictEqual } from "node:util";
import { isNode, type Node } from "../parity/own-specs.ts";
import { parameterKey } from "./neutral.ts";

/** One place where two neutral documents differ. A missing value is `undefined`. */
export interface Difference {
  /** Keys from the root. A parameter is named `query filter`, a tag by its name. */
  path: readonly string[];
  before?: unknown;
  after?: unknown;
}

/** Finds the places where two neutral documents differ, as deep as possible. Redocly rates the differences. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [keyed(before, path), keyed(after, path)];
  if (!isNode(one) || !isNode(other) || isAnotherKind(one, other)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differences(one[key], other[key], [...path, key]));
}

/** Turns parameters and tags into maps by name, so that their order does not count. */
function keyed(value: unknown, path: readonly string[]): unknown {
  if (!Array.isArray(value)) return value;
  const nodes = value.filter(isNode);
  if (path.at(-1) === "parameters" && path[0] === "paths")
    return Object.fromEntries(nodes.map((one) => [parameterKey(one), one]));
  return path.length === 1 && path[0] === "tags"
    ? Object.fromEntries(nodes.map((one) => [String(one.name), one]))
    : value;
}

/**
 * Returns whether a schema changed as a whole, because it became a reference or an alternative, or the other way
 * round.
 */
function isAnotherKind(one: Node, other: Node): boolean {
  return ["$ref", "anyOf", "allOf", "oneOf"].some((key) => !isDeepStrictEqual(one[key], other[key]));
}
