import { invalid } from "../errors/invalid.ts";
import { collectionDeletes } from "../generated/tables.ts";
import { isPathOf } from "../utils/match-path.ts";
import type { Method, SendOptions } from "./send.ts";

/**
 * Allows a DELETE of a whole collection only with `everything: true`. Otherwise one wrong path, or a filter that the server
 * ignores, would empty the collection (L-102).
 * @param path the path with its parameters filled in.
 * @throws ValidationError without `everything: true`, and for `everything` on any other call.
 */
export function checkCollectionDelete(
  service: string,
  method: Method,
  path: string,
  { everything }: SendOptions,
): void {
  const deletesAll =
    method === "DELETE" && collectionDeletes[service]?.some((pattern) => isPathOf(path, pattern)) === true;
  if (deletesAll && everything !== true)
    invalid(
      "This DELETE removes every record of the collection. Pass everything: true if you mean that.",
      "everything",
    );
  if (!deletesAll && everything !== undefined)
    invalid("This call does not remove a whole collection: leave everything out.", "everything");
}
