import type { Operation } from "../table/types.ts";
import type { Action } from "./resource.ts";

/** Removes the names of a path's parameters, so that paths can be compared: "/a/{b}/c" -> "/a/{}/c". */
export const shapeOf = (path: string): string => path.replace(/\{\w+\}/g, "{}");

/** Lists the names of a path's parameters, in order. */
export const parametersOf = (path: string): string[] =>
  [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "");

const byMethod: Readonly<Record<string, Action>> = {
  POST: "create",
  PUT: "replace",
  PATCH: "patch",
};

/** A collection that an operation may belong to, and the operation's effect on it. */
export interface Candidate {
  /** The path of the collection without parameter names. */
  readonly collection: string;
  readonly action: Action;
  /** How many parameters after the collection's path identify the record. */
  readonly keys: number;
}

const parent = (shape: string): string => shape.slice(0, shape.lastIndexOf("/"));

/**
 * Lists the collections that an operation may belong to, most likely first: `GET /x/{}` reads one record of "/x", `GET
 * /x/paged` and `/x/count` list and count "/x", `POST /x/bulk` creates many. The engine takes the first that exists.
 */
export function candidatesOf(operation: Operation): readonly Candidate[] {
  const shape = shapeOf(operation.path);
  const found: Candidate[] = [];
  const add = (collection: string, action: Action, keys = 0): void => {
    if (collection !== "") found.push({ collection, action, keys });
  };
  const byKey = (action: Action): void => {
    let above = shape;
    for (let keys = 1; above.endsWith("{}"); keys += 1) {
      above = parent(above);
      add(above, action, keys);
    }
  };
  if (operation.method === "GET") {
    if (operation.listing !== undefined) {
      add(shape, "list");
      if (shape.endsWith("/paged")) add(parent(shape), "list");
    } else {
      if (shape.endsWith("/count")) add(parent(shape), "count");
      byKey("get");
    }
  } else if (shape.endsWith("/bulk")) {
    add(parent(shape), operation.method === "POST" ? "createBulk" : "replaceBulk");
  } else if (operation.method === "DELETE") {
    byKey("remove");
    add(shape, operation.body === undefined ? "removeAll" : "remove");
  } else {
    const action = byMethod[operation.method] ?? "create";
    add(shape, action);
    byKey(action);
  }
  return found;
}
