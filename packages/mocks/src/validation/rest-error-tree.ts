/** Writes the `errors` of a REST validation error: a tree in the shape of the refused body. */
import type { Rulings } from "../settings/rulings.ts";
import { type Issue, lastName } from "./issue.ts";

/** The way that errors and lists are written: as today, or as on an older server (L-157). */
type Manner = Rulings["errorTrees"];

interface Branch {
  readonly issues: Issue[];
  readonly properties: Map<string, Branch>;
  readonly items: Map<number, Branch>;
}

/**
 * Builds the tree: `{ lines: { items: [{ arrayIndex: 0, product: { errors: […] } }] } }`. If the body is an array, the
 * tree is an array too, and arrays inside it have an (empty) `errors` member, as recorded from the voucher endpoint.
 */
export function errorTree(issues: readonly Issue[], manner: Manner = "recorded"): unknown {
  const root = newBranch();
  for (const issue of issues) plant(root, issue);
  if (root.items.size > 0) return writeItems(root, true, manner);
  return {
    ...(root.issues.length > 0 ? { errors: root.issues.map((issue) => writeIssue(issue, manner)) } : {}),
    ...writeProperties(root, false, manner),
  };
}

function newBranch(): Branch {
  return { issues: [], properties: new Map(), items: new Map() };
}

function plant(root: Branch, issue: Issue): void {
  let branch = root;
  for (const step of issue.path)
    branch = typeof step === "number" ? child(branch.items, step) : child(branch.properties, step);
  branch.issues.push(issue);
}

function child<K>(children: Map<K, Branch>, key: K): Branch {
  const existing = children.get(key);
  if (existing) return existing;
  const created = newBranch();
  children.set(key, created);
  return created;
}

function writeProperties(branch: Branch, inArray: boolean, manner: Manner): Record<string, unknown> {
  return Object.fromEntries(
    Array.from(branch.properties, ([name, inner]) => [name, writeBranch(inner, inArray, manner)]),
  );
}

function writeBranch(branch: Branch, inArray: boolean, manner: Manner): unknown {
  const hasItems = branch.items.size > 0;
  if (hasItems && manner === "older" && branch.issues.length === 0 && branch.properties.size === 0)
    return writeItems(branch, inArray, manner);
  const hasErrors = branch.issues.length > 0 || (hasItems && inArray);
  return {
    ...(hasErrors ? { errors: branch.issues.map((issue) => writeIssue(issue, manner)) } : {}),
    ...writeProperties(branch, inArray, manner),
    ...(hasItems ? { items: writeItems(branch, inArray, manner) } : {}),
  };
}

function writeItems(branch: Branch, inArray: boolean, manner: Manner): unknown[] {
  return [...branch.items]
    .sort(([a], [b]) => a - b)
    .map(([arrayIndex, inner]) => ({ arrayIndex, ...(writeBranch(inner, inArray, manner) as object) }));
}

function writeIssue(issue: Issue, manner: Manner): object {
  const { path, message, errorCode, inputValue, developerHint, propertyName } = issue;
  return {
    propertyName: propertyName ?? lastName(path) ?? "",
    [manner === "older" ? "message" : "errorMessage"]: message,
    ...(errorCode === undefined ? {} : { errorCode }),
    [manner === "older" ? "value" : "inputValue"]: inputValue ?? null,
    ...(developerHint === undefined ? {} : { developerHint }),
  };
}
