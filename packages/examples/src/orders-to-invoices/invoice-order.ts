import { existsSync } from "node:fs";
import { join } from "node:path";
import { downloadToFile, type Economic, type IdempotencyKey } from "@org/visma-economic";
import { type OnceStore, once } from "@org/visma-economic/once";
import type { Order } from "./read-orders.ts";

/** What a step works with. */
interface Shop {
  economic: Economic;
  store: OnceStore;
}

/** Names a write for ever. Another environment or another agreement would have another beginning. */
const idOf = (kind: string, name: string) => `production/nordlys/${kind}/${name}`;

/**
 * Takes an order to a booked invoice with its PDF. May be stopped and started again anywhere: each write happens once,
 * and a start that comes after it gets its result.
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

/** The customer by its registration number. It may be older than the shop, so it is looked for first. */
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

/** The order's draft. */
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

/** The invoice that the draft becomes. */
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
