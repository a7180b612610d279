import { type ErrorDetail, ValidationError } from "../../core/errors.ts";

/**
 * Refuses, before anything is sent, items of which one would make the server refuse all that travel with it: a stale
 * update (O-13), a line of quantity 0 or with a price but no product (L-91).
 */
export function checkItems(path: string, method: string, items: readonly unknown[]): void {
  const errors = items.flatMap((item, index): ErrorDetail[] => {
    const { objectVersion, quantity, productNumber, unitNetPrice } = Object(item);
    const [name, message] =
      method === "PUT" && !objectVersion
        ? ["objectVersion", "is missing (O-13)"]
        : !path.endsWith("/lines/bulk")
          ? []
          : quantity === 0
            ? ["quantity", "is 0: leave the line out"]
            : !productNumber && (quantity ?? unitNetPrice) !== undefined
              ? ["productNumber", "is missing: quantity and price need it (L-91)"]
              : [];
    return message ? [{ path: `items[${index}].${name}`, message }] : [];
  });
  if (errors[0])
    throw new ValidationError(`nothing was sent: ${errors[0].path} ${errors[0].message}`, {
      path,
      method,
      errors,
    });
}
