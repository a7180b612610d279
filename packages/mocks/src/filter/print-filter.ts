import { type FilterNode, type FilterValue, hasWildcards, isUnmatchable, type LikePart } from "./ast.ts";
import { FilterError } from "./filter-error.ts";

/**
 * Writes a filter so that `parseFilter` reads the same node again.
 *
 * @throws FilterError for a `]` inside a list value, because the grammar has no escape for it. Use several `$eq:`
 * joined by `$or:` instead.
 */
export function printFilter(node: FilterNode): string {
  if (node.kind !== "comparison")
    return node.clauses
      .map((clause) => (clause.kind === "comparison" ? printFilter(clause) : `(${printFilter(clause)})`))
      .join(`$${node.kind}:`);
  const start = `${node.field}$${node.operator}:`;
  if ("values" in node) return `${start}[${node.values.map(printItem).join(",")}]`;
  if (node.operator !== "like") return start + printValue(node.value, marks);
  if (node.value === null) return `${start}$null:`;
  return start + (isUnmatchable(node.value) ? node.value.unmatchable : node.value.map(printPart).join(""));
}

/**
 * The characters to escape in a value. Brackets are never escaped, because an escaped bracket matches nothing (L-78).
 */
const marks = /[$)]/g;
const listMarks = /[$),]/g;
const likeMarks = /[$)*]/g;

function printValue(value: FilterValue, special: RegExp): string {
  if (value === null) return "$null:";
  if (hasWildcards(value)) return value.wildcards.map(printWild).join("");
  return isUnmatchable(value) ? value.unmatchable : value.replace(special, "$$$&");
}

function printItem(value: FilterValue): string {
  if (typeof value === "string" && value.includes("]"))
    throw new FilterError("value", `A list value cannot hold "]": ${value}`);
  return printValue(value, listMarks);
}

const printWild = (part: LikePart): string => ("text" in part ? part.text.replace(likeMarks, "$$$&") : "*");

function printPart(part: LikePart): string {
  if ("any" in part) return "*";
  if ("oneOf" in part) return `[${part.oneOf.replace(likeMarks, "$$$&")}]`;
  // A literal opening bracket under `$like:` is written as the class with only this character (L-79).
  return part.text.replace(likeMarks, "$$$&").replaceAll("[", "[[]");
}
