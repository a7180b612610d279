import { type ErrorDetail, ValidationError } from "../../core/errors.ts";

/**
 * Refuses, before anything is sent, items of which one would make the server refuse all that travel with it: a stale
 * update (O-13), a line of quantity 0 or with a price but no product (L-91).
 */
export function checkItems(path: string, method: string, items: readonly unknown[]): void {
  const lines = path.endsWith("/lines/bulk");
  const errors = items.flatMap((item, index): ErrorDetail[] => {
    const { objectVersion, quantity, productNumber, unitNetPrice } = Object(item);
    const complaint =
      method === "PUT" && !objectVersion
        ? [".objectVersion", "is missing: the update would be refused as stale"]
        : lines && quantity === 0
          ? [".quantity", "is 0: such a line fails the whole call; leave it out"]
          : lines && !productNumber && (quantity ?? unitNetPrice) !== undefined
            ? [".productNumber", "is missing: a quantity or price needs a product"]
            : undefined;
    return complaint ? [{ path: `items[${index}]${complaint[0]}`, message: `${complaint[1]}` }] : [];
  });
  if (errors.length === 0) return;
  const told = errors.slice(0, 3).map((error) => `${error.path} ${error.message}`);
  throw new ValidationError(`Nothing was sent. ${told.join("; ")}`, { path, method, errors });
}
