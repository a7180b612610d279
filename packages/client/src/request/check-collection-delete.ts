import { ValidationError } from "../errors/errors.ts";
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
    throw new ValidationError(
      "removes every record of the collection. Pass everything: true if that is meant.",
    );
  if (!deletesAll && everything !== undefined)
    throw new ValidationError("does not remove a whole collection, so it takes no everything.");
}
