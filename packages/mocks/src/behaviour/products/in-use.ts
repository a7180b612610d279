import type { Call } from "../../engine/call.ts";
import { Refusal } from "../../errors/refusal.ts";
import { bookedInvoices, draftInvoices } from "../../records/invoices.ts";
import { orders, quotes } from "../../records/orders.ts";
import type { Product } from "../../records/products.ts";
import { subscriptionLines } from "../../records/subscriptions.ts";
import type { Entity } from "../../store/entity.ts";
import type { Kind } from "../../store/kind.ts";

/**
 * Documents whose lines prevent deletion of a product, with the service's code. Orders and quotes have no code of their
 * own.
 */
const documents: readonly (readonly [kind: Kind, code: string])[] = [
  [draftInvoices as unknown as Kind, "ProductUsedOnDraftInvoiceLines"],
  [orders as unknown as Kind, "ProductUsedOnDraftInvoiceLines"],
  [quotes as unknown as Kind, "ProductUsedOnDraftInvoiceLines"],
  [bookedInvoices as unknown as Kind, "ProductUsedOnInvoiceLines"],
];

const onLine = (document: Entity, productNumber: string): boolean =>
  Array.isArray(document.lines) &&
  document.lines.some((line: Entity) => line.productNumber === productNumber);

/** Refuses to delete a product that is on a line of a document (L-94, L-99) or in a subscription. */
export function productInUse({ productNumber }: Product, { agreement }: Call): Refusal | undefined {
  const refuse = (code: string, by: string): Refusal =>
    new Refusal(400, {
      message: `Product ${productNumber} is used by ${by} and cannot be deleted.`,
      code: { apis: code },
    });
  for (const [kind, code] of documents) {
    const used = agreement
      .table(kind)
      .all()
      .some((document) => onLine(document, productNumber));
    if (used) return refuse(code, kind.name);
  }
  return agreement.table(subscriptionLines).by("productNumber", productNumber).length > 0
    ? refuse("ProductUsedInSubscriptions", "subscriptions")
    : undefined;
}
