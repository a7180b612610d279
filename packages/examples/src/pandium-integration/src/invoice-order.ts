import { recordPayment } from "./record-payment.ts";
import type { Order } from "./shop.ts";
import type { Work } from "./work.ts";

const byReference = ({ id }: Order) => ({ "references.other": id });

/**
 * Turns an order into a booked invoice, and returns the invoice's number. The work may stop and start again anywhere,
 * because each write happens once.
 */
export async function invoiceOrder(work: Work, order: Order): Promise<number> {
  const invoiceNumber =
    (await findInvoice(work, order)) ?? (await book(work, order, await draft(work, order)));
  if (order.paid && work.run.settings.boolean("record_payments"))
    await recordPayment(work, order, invoiceNumber);
  return invoiceNumber;
}

/** Finds the booked invoice with the order's id in its reference. */
async function findInvoice({ run }: Work, order: Order): Promise<number | undefined> {
  const invoices = run.economic.rest.list("/invoices/booked", { filter: byReference(order) });
  return (await invoices.first())?.bookedInvoiceNumber;
}

/** Finds the customer by its registration number, because it may be older than the shop, or makes it. */
async function customerOf({ run, write }: Work, { customer: { cvr, name, email } }: Order): Promise<number> {
  const { rest } = run.economic;
  const body = {
    name,
    email,
    corporateIdentificationNumber: cvr,
    currency: "DKK",
    customerGroup: { customerGroupNumber: run.settings.number("customer_group") },
    paymentTerms: { paymentTermsNumber: run.settings.number("payment_terms") },
    vatZone: { vatZoneNumber: run.settings.number("vat_zone") },
  };
  return write(`customer/${cvr}`, {
    call: async (idempotencyKey) => (await rest.post("/customers", { body, idempotencyKey })).customerNumber,
    async find() {
      const filter = { corporateIdentificationNumber: cvr };
      return (await rest.list("/customers", { filter }).first())?.customerNumber;
    },
  });
}

/** Makes the order's draft. */
async function draft(work: Work, order: Order): Promise<number> {
  const { run, write } = work;
  const { rest } = run.economic;
  const customerNumber = await customerOf(work, order);
  const body = {
    date: order.date,
    currency: "DKK",
    customer: { customerNumber },
    layout: { layoutNumber: run.settings.number("layout") },
    paymentTerms: { paymentTermsNumber: run.settings.number("payment_terms") },
    recipient: { name: order.customer.name, vatZone: { vatZoneNumber: run.settings.number("vat_zone") } },
    references: { other: order.id },
    lines: order.lines.map(({ productNumber, ...line }) => ({ product: { productNumber }, ...line })),
  };
  return write(`draft/${order.id}`, {
    call: async (idempotencyKey) =>
      (await rest.post("/invoices/drafts", { body, idempotencyKey })).draftInvoiceNumber,
    find: async () =>
      (await rest.list("/invoices/drafts", { filter: byReference(order) }).first())?.draftInvoiceNumber,
  });
}

/** Books the draft as an invoice. */
async function book(work: Work, order: Order, draftInvoiceNumber: number): Promise<number> {
  const body = { draftInvoice: { draftInvoiceNumber } };
  return work.write(`invoice/${order.id}`, {
    call: async (idempotencyKey) =>
      (await work.run.economic.rest.post("/invoices/booked", { body, idempotencyKey })).bookedInvoiceNumber,
    find: () => findInvoice(work, order),
  });
}
