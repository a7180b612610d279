import { ServerError } from "../../errors/errors.ts";
import type { CallFacts } from "../../errors/facts.ts";
import { isObject } from "../../utils/is-object.ts";
import type { BulkCall } from "./bulk-call.ts";

/**
 * Returns the server's value for each item; `undefined` for each if the answer is empty.
 * @throws ServerError if the answer to a POST does not have one value for each item.
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
    throw new ServerError(
      `The server answered a call of ${length} ${length === 1 ? "item" : "items"} with ` +
        `${values.length} ${values.length === 1 ? "number" : "numbers"}, instead of one for each item.`,
      facts(),
    );
  return Array.from({ length }, (_, index) => values[index]);
}
