import { type Findings, pointer } from "../problem.ts";

/** Returns the node at `#/a/b` of the document. */
export function resolvePointer(document: unknown, reference: string): unknown {
  if (!reference.startsWith("#/")) return undefined;
  let node = document;
  for (const segment of reference.slice(2).split("/")) {
    if (typeof node !== "object" || node === null) return undefined;
    node = (node as Record<string, unknown>)[segment.replaceAll("~1", "/").replaceAll("~0", "~")];
  }
  return node;
}

/** Follows a `$ref` to its end. Returns any other node unchanged. */
export function deref<Node extends object>(document: unknown, node: Node | { $ref: string }): Node {
  let target: unknown = node;
  for (let hops = 0; hops < 20 && typeof target === "object" && target !== null && "$ref" in target; hops++) {
    target = resolvePointer(document, String(target.$ref));
  }
  return target as Node;
}

/** Reports every reference that leads nowhere or in a circle. */
export function checkReferences(document: unknown, findings: Findings): void {
  const walk = (node: unknown, path: readonly (string | number)[]): void => {
    if (typeof node !== "object" || node === null) return;
    if ("$ref" in node && typeof node.$ref === "string") {
      const target = deref(document, node as { $ref: string });
      if (typeof target !== "object" || target === null || "$ref" in target) {
        findings.add(pointer(...path), `The reference ${node.$ref} cannot be resolved.`);
      }
    }
    for (const [key, value] of Object.entries(node)) walk(value, [...path, key]);
  };
  walk(document, []);
}
