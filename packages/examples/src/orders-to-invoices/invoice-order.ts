import { join } from "node:path";
import { createIdempotencyKey, downloadToFile, type Economic, idempotencyKey } from "@org/visma-economic";
import type { openProgress, Progress } from "./progress.ts";
import type { Order } from "./read-orders.ts";

/** Younger keys are repeated, older ones are not relied on: e-conomic forgets them after an hour. */
const keyLifeMs = 50 * 60_000;

/**
 * Takes an order from wherever it stands to a booked invoice with its PDF. May be stopped and started again anywhere:
 * each step is either in the progress file, or found by its natural key, or repeated under its idempotency key.
 */
export async function invoiceOrder(
  economic: Economic,
  order: Order,
  { of, save }: Awaited<ReturnType<typeof openProgress>>,
  folder: string,
): Promise<Progress> {
  let progress = of(order.id);
  if (progress.pdf) return progress;

  if (!progress.customerNumber) {
    progress = await save(order.id, { customerNumber: await customerOf(economic, order) });
  }
  if (!progress.bookedInvoiceNumber) {
    progress = await save(order.id, { bookedInvoiceNumber: await book(economic, order, progress, save) });
  }
  const { bookedInvoiceNumber = 0 } = progress;
  const pdf = join(folder, `invoice-${bookedInvoiceNumber}.pdf`);
  await downloadToFile(economic.rest, "/invoices/booked/{bookedInvoiceNumber}/pdf", pdf, {
    path: { bookedInvoiceNumber },
  });
  return save(order.id, { pdf });
}

/** The customer by its registration number; made when a complete listing does not hold it. */
async function customerOf(economic: Economic, { cvr, name, email }: Order): Promise<number> {
  const filter = { corporateIdentificationNumber: cvr };
  const found = await economic.rest.list("/customers", { filter }).first();
  if (found) return found.customerNumber;
  const created = await economic.rest.post("/customers", {
    body: {
      name,
      email,
      corporateIdentificationNumber: cvr,
      currency: "DKK",
      customerGroup: { customerGroupNumber: 1 },
      paymentTerms: { paymentTermsNumber: 1 },
      vatZone: { vatZoneNumber: 1 },
    },
  });
  return created.customerNumber;
}

type Save = (id: string, step: Progress) => Promise<Progress>;

async function book(economic: Economic, order: Order, progress: Progress, save: Save): Promise<number> {
  // What another run booked: its draft is gone, and a second one must not be made.
  const booked = await economic.rest.list("/invoices/booked", { filter: byReference(order) }).first();
  if (booked) return booked.bookedInvoiceNumber;

  const draftInvoiceNumber = await draftOf(economic, order, progress.customerNumber ?? 0);
  const kept = progress.bookingKey;
  const isKept = kept !== undefined && Date.now() - kept.createdAt < keyLifeMs;
  const bookingKey = isKept ? kept : { key: createIdempotencyKey(), createdAt: Date.now() };
  await save(order.id, { draftInvoiceNumber, bookingKey });
  const { bookedInvoiceNumber } = await economic.rest.post("/invoices/booked", {
    body: { draftInvoice: { draftInvoiceNumber } },
    // An earlier run may have sent a key that was kept: then no mere refusal says that nothing was booked.
    idempotencyKey: idempotencyKey({ ...bookingKey, repeated: isKept }),
  });
  return bookedInvoiceNumber;
}

const byReference = ({ id }: Order) => ({ "references.other": id });

/** The order's draft, found by its reference or made. */
async function draftOf(economic: Economic, order: Order, customerNumber: number): Promise<number> {
  const found = await economic.rest.list("/invoices/drafts", { filter: byReference(order) }).first();
  if (found) return found.draftInvoiceNumber;
  const layout = await economic.rest.list("/layouts").first();
  const created = await economic.rest.post("/invoices/drafts", {
    body: {
      date: order.date,
      currency: "DKK",
      customer: { customerNumber },
      layout: { layoutNumber: layout?.layoutNumber ?? 0 },
      paymentTerms: { paymentTermsNumber: 1 },
      recipient: { name: order.name, vatZone: { vatZoneNumber: 1 } },
      references: { other: order.id },
      lines: order.lines.map(({ productNumber, ...line }) => ({ product: { productNumber }, ...line })),
    },
  });
  return created.draftInvoiceNumber;
}
