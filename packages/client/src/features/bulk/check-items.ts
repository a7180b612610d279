import { type ErrorDetail, ValidationError } from "../../core/errors.ts";
import { isRecord } from "../writable.ts";

/**
 * Refuses, before anything is sent, items of which one would make the server refuse all that travel with it: a stale
 * update (O-13), a line of quantity 0 or with a price but no product (L-91).
 */
export function checkItems(path: string, method: string, items: readonly unknown[]): void {
  const lines = path.endsWith("/lines/bulk");
  const errors: ErrorDetail[] = [];
  items.forEach((item, index) => {
    const complain = (property: string, message: string) =>
      errors.push({ path: `items[${index}]${property}`, message });
    if (method === "DELETE") {
      if (!Number.isInteger(item)) complain("", "must be a whole number");
    } else if (!isRecord(item)) complain("", "must be an object");
    else if (method === "PUT" && !item.objectVersion) {
      complain(".objectVersion", "is missing: the update would be refused as stale");
    } else if (lines && item.quantity === 0) {
      complain(".quantity", "is 0: such a line fails the whole call; leave it out");
    } else if (lines && !item.productNumber && (item.quantity ?? item.unitNetPrice) !== undefined) {
      complain(".productNumber", "is missing: a quantity or price needs a product");
    }
  });
  if (errors.length === 0) return;
  const told = errors.slice(0, 3).map((error) => `${error.path} ${error.message}`);
  throw new ValidationError(`Nothing was sent. ${told.join("; ")}`, { path, method, errors });
}
