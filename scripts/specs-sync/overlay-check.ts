import { readFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { findSources } from "../../packages/codegen/src/load/documents.ts";
import { isNode, type Node } from "../parity/own-specs.ts";

/** An overlay action that no longer fits the new publication. */
export interface OverlayFinding {
  target: string;
  description: string;
  problem: "matches nothing" | "matches several nodes" | "changes nothing";
}

interface Action {
  target: string;
  description: string;
  update?: unknown;
  remove?: boolean;
}

/** The place of a selected node. */
interface Place {
  holder: Node | unknown[];
  key: string | number;
}

/**
 * Applies the actions of a document's overlays, in order, to a copy of the bundled document. Returns the actions that
 * no longer select exactly one node, and those that no longer change anything. An action may need one of an earlier
 * overlay. It understands the JSONPath that our overlays use: names, indices and `[?@.name == 'X']`.
 */
export function checkOverlays(texts: readonly string[], document: Node): OverlayFinding[] {
  const actions = texts.flatMap((text) => (parse(text) as { actions: Action[] }).actions);
  const root: Node = { $: structuredClone(document) };
  return actions.flatMap(({ target, description, update, remove }): OverlayFinding[] => {
    const places = select(root, target);
    const [place, ...others] = places;
    if (place === undefined) return [{ target, description, problem: "matches nothing" }];
    if (others.length > 0) return [{ target, description, problem: "matches several nodes" }];
    if (remove === true) {
      removeAt(place);
      return [];
    }
    const before = structuredClone(valueAt(place));
    setAt(place, updated(before, update));
    return isDeepStrictEqual(before, valueAt(place))
      ? [{ target, description, problem: "changes nothing" }]
      : [];
  });
}

/** Reads the texts of a document's overlays, in the order in which they apply. */
export function readOverlays(document: string, specs: string): string[] {
  const source = findSources(specs).find((one) => one.document === document);
  return (source?.overlays ?? []).map((file) => readFileSync(file, "utf8"));
}

/** Matches one step of a path: a name, an index, or a filter on a property or on the value itself. */
const step =
  /\.([A-Za-z_][\w-]*)|\['((?:[^'\\]|\\.)*)'\]|\[(\d+)\]|\[\?@(?:\.(\w+))? == '((?:[^'\\]|\\.)*)'\]/g;

function select(root: Node, target: string): Place[] {
  let places: Place[] = [{ holder: root, key: "$" }];
  for (const [, name, quoted, index, property, wanted] of target.slice(1).matchAll(step)) {
    places = places.flatMap((place) => {
      const value = valueAt(place);
      if (wanted !== undefined) return filtered(value, property, wanted);
      const key = index === undefined ? (name ?? quoted ?? "") : Number(index);
      const has = Array.isArray(value)
        ? typeof key === "number" && key < value.length
        : isNode(value) && Object.hasOwn(value, key);
      return has ? [{ holder: value as Node, key }] : [];
    });
  }
  return places;
}

function filtered(value: unknown, property: string | undefined, wanted: string): Place[] {
  const entries = Array.isArray(value) ? [...value.entries()] : Object.entries(isNode(value) ? value : {});
  return entries
    .filter(([, item]) =>
      property === undefined ? item === wanted : isNode(item) && item[property] === wanted,
    )
    .map(([key]) => ({ holder: value as Node, key }));
}

const valueAt = ({ holder, key }: Place): unknown => (holder as Record<string | number, unknown>)[key];

const setAt = ({ holder, key }: Place, value: unknown): void => {
  (holder as Record<string | number, unknown>)[key] = value;
};

function removeAt({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1);
  else delete holder[key];
}

/** Returns the value after an `update`. Objects are merged, and lists get the entries that they do not have yet. */
function updated(value: unknown, update: unknown): unknown {
  if (Array.isArray(value)) {
    const added = [update].flat().filter((one) => !value.some((own) => isDeepStrictEqual(own, one)));
    return [...value, ...added];
  }
  if (!isNode(value) || !isNode(update)) return update;
  const keys = [...new Set([...Object.keys(value), ...Object.keys(update)])];
  return Object.fromEntries(
    keys.map((key) => [key, key in update ? updated(value[key], update[key]) : value[key]]),
  );
}
