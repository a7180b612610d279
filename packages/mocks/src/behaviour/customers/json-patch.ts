import { isObject, type JsonObject, type JsonValue } from "../../store/entity.ts";

/** One operation of a JSON Patch (RFC 6902). Only the three operations that change a single place are supported. */
export interface PatchOperation {
  readonly op: "add" | "remove" | "replace";
  /** JSON pointer: "/eInvoicingDisabledByDefault". */
  readonly path: string;
  readonly value?: JsonValue;
}

/** An operation that cannot be applied. */
export class PatchRefused extends Error {
  readonly index: number;
  readonly path: string;

  constructor(index: number, path: string, message: string) {
    super(message);
    this.index = index;
    this.path = path;
  }
}

const unescaped = (segment: string): string => segment.replaceAll("~1", "/").replaceAll("~0", "~");

/** Applies the operations in order. Throws `PatchRefused` if a place does not exist or a value is missing. */
export function applyPatch(body: JsonObject, operations: readonly PatchOperation[]): JsonObject {
  return operations.reduce((patched, operation, index) => {
    const { op, path, value } = operation;
    const [root, ...segments] = path.split("/");
    if (root !== "" || segments.length === 0)
      throw new PatchRefused(index, path, `A path starts with a slash and names a property: got "${path}".`);
    if (op !== "remove" && value === undefined)
      throw new PatchRefused(index, path, `The operation "${op}" needs a value.`);
    return changed(patched, segments.map(unescaped), operation, index);
  }, body);
}

function changed(
  object: JsonObject,
  [name = "", ...below]: readonly string[],
  operation: PatchOperation,
  index: number,
): JsonObject {
  const { op, path, value } = operation;
  const inner = object[name];
  if (below.length > 0) {
    if (!isObject(inner)) throw new PatchRefused(index, path, `There is nothing at ${path}.`);
    return { ...object, [name]: changed(inner, below, operation, index) };
  }
  if (op === "remove") {
    const { [name]: _, ...rest } = object;
    return rest;
  }
  return { ...object, [name]: value };
}
