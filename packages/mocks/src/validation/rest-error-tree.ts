/** The `errors` of a REST validation error: a tree in the shape of the body that was refused. */
import { type Issue, lastName } from "./issue.ts";

interface Branch {
  readonly issues: Issue[];
  readonly properties: Map<string, Branch>;
  readonly items: Map<number, Branch>;
}

/**
 * `{ lines: { items: [{ arrayIndex: 0, product: { errors: […] } }] } }`; an array when the body is an array, and then
 * arrays inside it carry an (empty) `errors` of their own, as the voucher endpoint writes them.
 */
export function errorTree(issues: readonly Issue[]): unknown {
  const root = newBranch();
  for (const issue of issues) plant(root, issue);
  if (root.items.size > 0) return writeItems(root, true);
  return {
    ...(root.issues.length > 0 ? { errors: root.issues.map(writeIssue) } : {}),
    ...writeProperties(root, false),
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

function writeProperties(branch: Branch, inArray: boolean): Record<string, unknown> {
  return Object.fromEntries(
    Array.from(branch.properties, ([name, inner]) => [name, writeBranch(inner, inArray)]),
  );
}

function writeBranch(branch: Branch, inArray: boolean): Record<string, unknown> {
  const hasItems = branch.items.size > 0;
  const hasErrors = branch.issues.length > 0 || (hasItems && inArray);
  return {
    ...(hasErrors ? { errors: branch.issues.map(writeIssue) } : {}),
    ...writeProperties(branch, inArray),
    ...(hasItems ? { items: writeItems(branch, inArray) } : {}),
  };
}

function writeItems(branch: Branch, inArray: boolean): unknown[] {
  return Array.from(branch.items, ([arrayIndex, inner]) => ({
    arrayIndex,
    ...writeBranch(inner, inArray),
  })).sort((a, b) => a.arrayIndex - b.arrayIndex);
}

function writeIssue({ path, message, errorCode, inputValue, developerHint, propertyName }: Issue): object {
  return {
    propertyName: propertyName ?? lastName(path) ?? "",
    errorMessage: message,
    ...(errorCode === undefined ? {} : { errorCode }),
    inputValue: inputValue ?? null,
    ...(developerHint === undefined ? {} : { developerHint }),
  };
}
