import { isNode, list, type Node } from "../parity/own-specs.ts";
import { type Change, placeName, worstFirst } from "./change.ts";
import { type Difference, differences } from "./differences.ts";
import { ownChanges, rolesChanged } from "./own-changes.ts";
import { redoclyChanges } from "./redocly-changes.ts";

/**
 * Returns the changes of a new publication that concern callers, each with its level. Redocly rates changes of plain
 * OpenAPI. Changes in Visma's extensions are rated here, and so are whole operations, because Redocly takes a removed
 * and an added operation for a renamed one.
 */
export async function classify(before: Node, after: Node): Promise<Change[]> {
  const changes = differences(before, after);
  const operations = changes.flatMap(({ path, before: old, after: now }) =>
    path[0] === "paths" && path.length <= 3 ? operationChanges(path, old, now) : [],
  );
  const [one, other] = [kept(before, after), kept(after, before)];
  return distinct([
    ...operations,
    ...(await redoclyChanges(one, other)),
    ...ownChanges(changes),
    ...retagged(changes, before, after),
  ]);
}

/** Merges equal changes into one, with the highest level. */
function distinct(changes: readonly Change[]): Change[] {
  const lines = new Map<string, Change>();
  for (const change of worstFirst(changes)) {
    const line = `${change.where} ${change.text}`;
    if (!lines.has(line)) lines.set(line, change);
  }
  return [...lines.values()];
}

function operationChanges(path: readonly string[], before: unknown, after: unknown): Change[] {
  if (path.length === 2) {
    const methods = Object.keys({ ...(isNode(before) ? before : {}), ...(isNode(after) ? after : {}) });
    return methods.flatMap((method) => operationChanges([...path, method], before, after));
  }
  const where = placeName(path);
  if (before === undefined) return [{ level: "minor", where, text: "New operation." }];
  return [{ level: "major", where, text: "The operation is gone. Calls to it do not compile any more." }];
}

/**
 * Keeps only the operations that both documents have. Everything else stays, so that schemas are compared as they are
 * used.
 */
function kept(document: Node, other: Node): Node {
  const paths = document.paths as Record<string, Node>;
  const others = other.paths as Record<string, Node>;
  const common = Object.entries(paths).flatMap(([path, item]): [string, Node][] => {
    const operations = Object.entries(item).filter(([method]) => others[path]?.[method] !== undefined);
    return operations.length > 0 ? [[path, Object.fromEntries(operations)]] : [];
  });
  return { ...document, paths: Object.fromEntries(common) };
}

/** Returns the operations that moved to tags with other roles. */
function retagged(changes: readonly Difference[], before: Node, after: Node): Change[] {
  return changes
    .filter(({ path }) => path[0] === "paths" && path[3] === "tags" && path.length === 4)
    .flatMap((change) =>
      rolesChanged(placeName(change.path), rolesOf(before, change.before), rolesOf(after, change.after)),
    );
}

const rolesOf = (document: Node, tags: unknown): string[] =>
  list(document, "tags")
    .filter((tag) => isNode(tag) && Array.isArray(tags) && tags.includes(tag.name))
    .flatMap((tag) => list(tag as Node, "x-required-roles").map(String));
