import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { child, isNode, type Node } from "../parity/own-specs.ts";
import type { Difference } from "./differences.ts";

/** A file of the mocks' behaviour, with the changed paths that it serves. */
export interface AffectedBehaviour {
  file: string;
  paths: string[];
}

/** Returns the changed paths: those of changed operations, and those whose bodies or answers use a changed schema. */
export function changedPaths(document: Node, changes: readonly Difference[]): string[] {
  const schemas = new Set(
    changes.filter(({ path }) => path[0] === "components").map(({ path }) => path[2] ?? ""),
  );
  const paths = new Set(changes.filter(({ path }) => path[0] === "paths").map(({ path }) => path[1] ?? ""));
  const reaching = schemasReaching(document, schemas);
  for (const [path, item] of Object.entries(child(document, "paths"))) {
    if (referencesIn(item).some((name) => reaching.has(name))) paths.add(path);
  }
  return [...paths].sort();
}

/** Returns the changed schemas and the schemas that use them. */
function schemasReaching(document: Node, changed: ReadonlySet<string>): Set<string> {
  const schemas = Object.entries(child(child(document, "components"), "schemas"));
  const reaching = new Set(changed);
  for (let size = -1; size !== reaching.size; ) {
    size = reaching.size;
    for (const [name, schema] of schemas) {
      if (referencesIn(schema).some((other) => reaching.has(other))) reaching.add(name);
    }
  }
  return reaching;
}

const referencesIn = (node: unknown): string[] => {
  if (Array.isArray(node)) return node.flatMap(referencesIn);
  if (!isNode(node)) return [];
  const own = typeof node.$ref === "string" ? [node.$ref.split("/").at(-1) ?? ""] : [];
  return [...own, ...Object.values(node).flatMap(referencesIn)];
};

/**
 * Returns the files in `behaviour` that serve one of the paths of a document. Such a file names the path together
 * with the document.
 */
export function affectedBehaviours(
  behaviour: string,
  document: string,
  paths: readonly string[],
): AffectedBehaviour[] {
  return readdirSync(behaviour, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !name.endsWith(".test.ts"))
    .sort()
    .flatMap((name) => {
      const source = readFileSync(join(behaviour, name), "utf8");
      if (!new RegExp(`"${document}[" ]`).test(source)) return [];
      const served = paths.filter(
        (path) => source.includes(`${path}"`) || source.includes(`"${collectionOf(path)}"`),
      );
      return served.length > 0
        ? [{ file: relative(process.cwd(), join(behaviour, name)), paths: served }]
        : [];
    });
}

/**
 * Reduces a path to its collection, because the mocks name a collection once for its pages, its count and its
 * records.
 */
const collectionOf = (path: string): string => path.replace(/(\/paged|\/count|\/bulk|(\/\{\w+\})+)$/, "");
