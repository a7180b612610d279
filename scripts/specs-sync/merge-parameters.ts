import { isMap, isSeq, type YAMLMap } from "yaml";
import { isNode, type Node } from "../parity/own-specs.ts";
import type { Difference } from "./differences.ts";
import { mergeSchema } from "./merge-schema.ts";
import { parameterKey } from "./neutral.ts";
import { newParameter } from "./new-parts.ts";
import type { SpecFile } from "./spec-file.ts";

/**
 * Merges a change of an operation's parameters. The change is about the whole list if the operation gets its first
 * parameters or loses all of them. Otherwise it is about one parameter.
 */
export function mergeParameters(
  file: SpecFile,
  common: Node,
  operation: YAMLMap,
  item: YAMLMap | undefined,
  change: Difference,
): void {
  const [, , , , key, ...rest] = change.path;
  if (key === undefined) {
    const added = Array.isArray(change.after) ? change.after.filter(isNode) : [];
    if (added.length === 0) file.remove(operation, "parameters");
    else
      file.set(
        operation,
        "parameters",
        added.map((one) => newParameter(one, file.content, common)),
      );
    return;
  }
  const own = parameterAt(file, common, [operation, item], key);
  if (rest.length === 0 && isNode(change.after)) {
    addParameter(file, operation, newParameter(change.after, file.content, common));
  } else if (own === undefined) return;
  else if (rest.length === 0) {
    own.list.items.splice(own.index, 1);
    if (own.list.items.length === 0) file.remove(own.holder, "parameters");
  } else {
    const parameter = own.map ?? inlined(file, common, own);
    if (rest[0] === "schema") mergeSchema(file, parameter, rest, change);
    else file.setOrRemove(parameter, rest[0] ?? "", change.after);
  }
}

interface ParameterPlace {
  holder: YAMLMap;
  list: { items: unknown[] };
  index: number;
  /**
   * The parameter, if it is written out or a component of this document. It is undefined for parameters of the shared
   * document.
   */
  map: YAMLMap | undefined;
  name: string;
}

function parameterAt(
  file: SpecFile,
  common: Node,
  holders: (YAMLMap | undefined)[],
  key: string,
): ParameterPlace | undefined {
  for (const holder of holders) {
    const seq = file.step(holder, "parameters");
    if (holder === undefined || !isSeq(seq)) continue;
    for (const [index, item] of seq.items.entries()) {
      const map = file.resolve(item);
      const name = isMap(item) ? (String(item.get("$ref")).split("/").at(-1) ?? "") : "";
      const content = (map?.toJSON() ?? sharedParameter(common, name) ?? {}) as Node;
      if (parameterKey(content) === key) return { holder, list: seq, index, map, name };
    }
  }
  return undefined;
}

function sharedParameter(common: Node, name: string): Node | undefined {
  const { components } = common as { components?: { parameters?: Record<string, Node> } };
  return components?.parameters?.[name];
}

/** Replaces the reference to a shared parameter by the parameter itself, which now differs. */
function inlined(file: SpecFile, common: Node, place: ParameterPlace): YAMLMap {
  const copy = file.node(structuredClone(sharedParameter(common, place.name))) as YAMLMap;
  place.list.items[place.index] = copy;
  return copy;
}

function addParameter(file: SpecFile, operation: YAMLMap, parameter: Node): void {
  const seq = file.step(operation, "parameters");
  if (isSeq(seq)) seq.items.push(file.node(parameter));
  else
    file.insert(
      operation,
      "parameters",
      [parameter],
      (other) => !["requestBody", "responses"].includes(other) && !other.startsWith("x-"),
    );
}
