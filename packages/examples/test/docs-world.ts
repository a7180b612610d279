import type { Server } from "node:http";
import type { Economic } from "@org/visma-economic";

/**
 * Makes a draft invoice without lines. Returns its number on REST, its number in the sales service, and a product.
 */
export async function draftInvoice(economic: Economic) {
  const customer = await economic.rest.list("/customers").first();
  const layout = await economic.rest.list("/layouts").first();
  const product = await economic.rest.list("/products").first();
  const { draftInvoiceNumber } = await economic.rest.post("/invoices/drafts", {
    body: {
      date: "2026-08-14",
      currency: "DKK",
      customer: { customerNumber: customer?.customerNumber ?? 0 },
      layout: { layoutNumber: layout?.layoutNumber ?? 0 },
      paymentTerms: { paymentTermsNumber: 1 },
      recipient: { name: "Nordlys ApS", vatZone: { vatZoneNumber: 1 } },
    },
  });
  const document = await economic.sales.list("/invoices/drafts", { filter: { draftInvoiceNumber } }).first();
  return {
    draftInvoiceNumber,
    documentId: document?.number ?? 0,
    productNumber: product?.productNumber ?? "",
  };
}

/** Books an invoice and returns its number. */
export async function bookedInvoice(economic: Economic): Promise<number> {
  const { draftInvoiceNumber, documentId, productNumber } = await draftInvoice(economic);
  await economic.sales.post("/invoices/drafts/{documentId}/lines", {
    path: { documentId },
    body: { productNumber, quantity: 1, unitNetPrice: 100 },
  });
  const { bookedInvoiceNumber } = await economic.rest.post("/invoices/booked", {
    body: { draftInvoice: { draftInvoiceNumber } },
  });
  return bookedInvoiceNumber;
}

/** Makes a draft voucher of 2026 in journal 1, and returns its number. */
export async function draftVoucher(economic: Economic): Promise<number> {
  const entry = { date: "2026-08-14", amount: 100, account: { accountNumber: 2750 } };
  const [voucher] = await economic.rest.post("/journals/{journalNumber}/vouchers", {
    path: { journalNumber: 1 },
    body: {
      accountingYear: { year: "2026" },
      entries: { financeVouchers: [{ ...entry, contraAccount: { accountNumber: 5820 } }] },
    },
  });
  return voucher?.voucherNumber ?? 0;
}

/** A PDF without pages. */
export const pdf: Uint8Array = new TextEncoder().encode("%PDF-1.7\n");

/** Listens on this machine while `use` runs, and passes it the URL. */
export async function serving(server: Server, use: (url: string) => Promise<void>): Promise<void> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    const address = server.address();
    await use(`http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
