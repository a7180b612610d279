import type { ErrorDetail } from "../../core/errors.ts";
import { ValidationError } from "../../core/errors.ts";
import { isRecord } from "../writable.ts";

const given = (value: unknown): boolean => value !== undefined && value !== null;

/** Refuses, before anything is sent, items of which one would make the server refuse all that travel with it. */
export function checkItems(path: string, method: string, items: readonly unknown[]): void {
  const lines = path.endsWith("/lines/bulk");
  const errors: ErrorDetail[] = [];
  items.forEach((item, index) => {
    const complain = (property: string, message: string) =>
      errors.push({ path: `items[${index}]${property && `.${property}`}`, message });
    if (method === "DELETE") {
      if (!Number.isInteger(item)) complain("", "must be a whole number");
    } else if (!isRecord(item)) complain("", "must be an object");
    else if (method === "PUT" && !given(item.objectVersion))
      complain("objectVersion", "is missing: read the record, or the update is refused as stale (O-13)");
    else if (lines && item.quantity === 0)
      complain(
        "quantity",
        "is 0: one such line fails the whole call and leaves an empty draft; leave the line out",
      );
    else if (lines && !given(item.productNumber) && (given(item.quantity) || given(item.unitNetPrice)))
      complain("productNumber", "is missing: a line with a quantity or price needs a product (L-91)");
  });
  if (errors.length === 0) return;
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${errors.length - 1} more)` : "";
  throw new ValidationError(`${first?.path} ${first?.message}${more}. Nothing was sent.`, {
    path,
    method,
    errors,
  });
}
