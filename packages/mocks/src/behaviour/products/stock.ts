import { productGroups } from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { Entity } from "../../store/entity.ts";

/** Returns whether a product has stock control: its group has it enabled, and the agreement has the module. */
export function keepsStock(agreement: Agreement, product: Entity): boolean {
  if (!agreement.settings.modules.includes("Inventory")) return false;
  return agreement.table(productGroups).get(product.productGroupNumber as number)?.inventoryEnabled === true;
}
