import { existsSync } from "node:fs";
import { join } from "node:path";
import { downloadToFile, type Economic, type IdempotencyKey } from "@org/visma-economic";
import { type OnceStore, once } from "@org/visma-economic/once";
import type { Order } from "./read-orders.ts";

/** The objects that each step needs. */
interface Shop {
  economic: Economic;
  store: OnceStore;
}

/** Returns the permanent name of a write. Another environment or agreement would have another prefix. */
const idOf = (kind: string, name: string) => `production/nordlys/${kind}/${name}`;

/**
 * Turns an order into a booked invoice with its PDF. It may be stopped and started again at any point: each write
 * happens once, and later starts get its result.
 */
export async function invoiceOrder(
  shop: Shop,
  order: Order,
  folder: string,
): Promise<{ bookedInvoiceNumber: number; pdf: string }> {
  const customerNumber = await customerOf(shop, order);
  const draftInvoiceNumber = await draft(shop, order, customerNumber);
  const bookedInvoiceNumber = await book(shop, order, draftInvoiceNumber);
  const pdf = join(folder, `invoice-${bookedInvoiceNumber}.pdf`);
  if (!existsSync(pdf))
    await downloadToFile(shop.economic.rest, "/invoices/booked/{bookedInvoiceNumber}/pdf", pdf, {
      path: { bookedInvoiceNumber },
    });
  return { bookedInvoiceNumber, pdf };
}

/** Finds or creates the customer by its registration number. It may be older than the shop, so look for it first. */
async function customerOf({ economic, store }: Shop, { cvr, name, email }: Order): Promise<number> {
  const filter = { corporateIdentificationNumber: cvr };
  const find = async () => (await economic.rest.list("/customers", { filter }).first())?.customerNumber;
  const body = {
    name,
    email,
    corporateIdentificationNumber: cvr,
    currency: "DKK",
    customerGroup: { customerGroupNumber: 1 },
    paymentTerms: { paymentTermsNumber: 1 },
    vatZone: { vatZoneNumber: 1 },
  };
  const call = async (idempotencyKey: IdempotencyKey) =>
    (await economic.rest.post("/customers", { body, idempotencyKey })).customerNumber;
  return (await find()) ?? (await once(idOf("customer", cvr), { store, call, find }));
}

const byReference = ({ id }: Order) => ({ "references.other": id });

/** Creates the order's draft. */
async function draft({ economic, store }: Shop, order: Order, customerNumber: number): Promise<number> {
  const layout = await economic.rest.list("/layouts").first();
  const body = {
    date: order.date,
    currency: "DKK",
    customer: { customerNumber },
    layout: { layoutNumber: layout?.layoutNumber ?? 0 },
    paymentTerms: { paymentTermsNumber: 1 },
    recipient: { name: order.name, vatZone: { vatZoneNumber: 1 } },
    references: { other: order.id },
    lines: order.lines.map(({ productNumber, ...line }) => ({ product: { productNumber }, ...line })),
  };
  return once(idOf("draft", order.id), {
    store,
    request: order,
    call: async (idempotencyKey) =>
      (await economic.rest.post("/invoices/drafts", { body, idempotencyKey })).draftInvoiceNumber,
    find: async () =>
      (await economic.rest.list("/invoices/drafts", { filter: byReference(order) }).first())
        ?.draftInvoiceNumber,
  });
}

/** Books the draft. */
async function book({ economic, store }: Shop, order: Order, draftInvoiceNumber: number): Promise<number> {
  const body = { draftInvoice: { draftInvoiceNumber } };
  return once(idOf("invoice", order.id), {
    store,
    request: body,
    call: async (idempotencyKey) =>
      (await economic.rest.post("/invoices/booked", { body, idempotencyKey })).bookedInvoiceNumber,
    find: async () =>
      (await economic.rest.list("/invoices/booked", { filter: byReference(order) }).first())
        ?.bookedInvoiceNumber,
  });
}
