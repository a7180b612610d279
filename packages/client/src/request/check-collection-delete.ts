import { invalid } from "../errors/invalid.ts";
import { collectionDeletes } from "../generated/tables.ts";
import { isPathOf } from "../utils/match-path.ts";
import type { Method, SendOptions } from "./send.ts";

/**
 * Lets a DELETE of a whole collection pass only with `everything: true`: one wrong path, or a filter that the server does not
 * read, would empty the collection (L-102). `path` is filled in.
 * @throws ValidationError without it, and for `everything` on any other call.
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
