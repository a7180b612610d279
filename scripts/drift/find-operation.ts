import { child, isNode, type Node } from "../parity/own-specs.ts";

/** Finds the operation of a request. A fixed path comes before one with parameters. */
export function findOperation(
  document: Node,
  method: string,
  path: string,
): { name: string; operation: Node } | undefined {
  const wanted = segments(path);
  const candidates = Object.entries(child(document, "paths"))
    .filter(([pattern]) => matches(segments(pattern), wanted))
    .sort(([a], [b]) => a.split("{").length - b.split("{").length);
  for (const [pattern, item] of candidates) {
    const operation = isNode(item) ? item[method.toLowerCase()] : undefined;
    if (isNode(operation)) return { name: `${method} ${pattern}`, operation };
  }
  return undefined;
}

const segments = (path: string): string[] => path.split("/").filter((part) => part !== "");

/**
 * A parameter may be part of a segment, as in `{accountingYear}-{voucherNumber}`. Case does not matter to the servers
 * (S-18).
 */
const matches = (pattern: readonly string[], path: readonly string[]): boolean =>
  pattern.length === path.length &&
  pattern.every((part, index) => segmentPattern(part).test(path[index] ?? ""));

const segmentPattern = (part: string): RegExp =>
  new RegExp(
    `^${part
      .split(/\{\w+\}/)
      .map((text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"))
      .join(".+")}$`,
    "i",
  );
