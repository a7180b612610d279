import { invalid } from "../../errors/invalid.ts";
import { isObject } from "../../utils/is-object.ts";
import { kindOf } from "../../utils/kind-of.ts";
import type { BulkCall } from "./bulk-call.ts";

/**
 * Checks each item for the mistakes that make the server refuse the whole call.
 * @throws ValidationError with the place of the wrong item in the list.
 */
export function checkItems(items: unknown, { method, wrapper }: BulkCall): void {
  if (!Array.isArray(items)) invalid(`bulk takes a list of items: it is ${kindOf(items)}.`, "items");
  items.forEach((item: unknown, index) => {
    if (item === undefined || item === null)
      invalid(`items[${index}] is ${item}: leave it out of the list.`, `items[${index}]`);
    if (!isObject(item)) return;
    if (method === "PUT" && item.objectVersion === undefined)
      invalid(
        `items[${index}].objectVersion is missing: an update needs the version that was read (O-13).`,
        `items[${index}].objectVersion`,
      );
    // For one line of quantity 0, the server refuses all lines and leaves an empty draft behind (O-56).
    if (wrapper === "lines" && method !== "DELETE" && item.quantity === 0)
      invalid(
        `items[${index}].quantity is 0: e-conomic would refuse the whole call (O-56). Leave the line out.`,
        `items[${index}].quantity`,
      );
  });
}
