import { isDeepStrictEqual } from "node:util";
import { isNode, type Node } from "../parity/own-specs.ts";
import { parameterKey } from "./neutral.ts";

/** One place where two neutral documents differ; `undefined` is for what is not there. */
export interface Difference {
  /** Keys from the root. A parameter is named `query filter`, a tag by its name. */
  path: readonly string[];
  before?: unknown;
  after?: unknown;
}

/** Where two neutral documents differ, as deep inside as possible. Only says where: how much it matters is Redocly's to say. */
export function differences(before: unknown, after: unknown, path: readonly string[] = []): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  const [one, other] = [keyed(before, path), keyed(after, path)];
  if (!isNode(one) || !isNode(other) || isAnotherKind(one, other)) return [{ path, before, after }];
  const keys = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  return keys.flatMap((key) => differences(one[key], other[key], [...path, key]));
}

/** Parameters and tags by their names, so that their order does not count. */
function keyed(value: unknown, path: readonly string[]): unknown {
  if (!Array.isArray(value)) return value;
  const nodes = value.filter(isNode);
  if (path.at(-1) === "parameters" && path[0] === "paths")
    return Object.fromEntries(nodes.map((one) => [parameterKey(one), one]));
  return path.length === 1 && path[0] === "tags"
    ? Object.fromEntries(nodes.map((one) => [String(one.name), one]))
    : value;
}

/** A schema that became a reference, or an alternative, or the other way round, has changed as a whole. */
function isAnotherKind(one: Node, other: Node): boolean {
  return ["$ref", "anyOf", "allOf", "oneOf"].some((key) => !isDeepStrictEqual(one[key], other[key]));
}
