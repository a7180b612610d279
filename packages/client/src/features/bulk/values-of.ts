import { ServerError } from "../../errors/errors.ts";
import type { CallFacts } from "../../errors/facts.ts";
import { isObject } from "../../utils/is-object.ts";
import type { BulkCall } from "./bulk-call.ts";

/**
 * Returns the value that the server answered for each item, or `undefined` for each item if the answer was empty.
 * @throws ServerError if the answer to a POST has more or fewer values than there are items.
 */
export function valuesOf(
  data: unknown,
  { method }: BulkCall,
  length: number,
  facts: () => CallFacts,
): unknown[] {
  const found = isObject(data) ? Object.values(data).find(Array.isArray) : undefined;
  const values: unknown[] = found ?? [];
  if (method === "POST" && values.length !== length)
    throw new ServerError(`The server answered with ${values.length} numbers for ${length} items.`, facts());
  return Array.from({ length }, (_, index) => values[index]);
}
