import { describe, expect, test } from "vitest";
import { attachToDraftInvoice, bulk, invoicePdf } from "../../src/index.ts";
import { sent, setUp } from "./set-up.ts";

describe("invoices", () => {
  async function draftOf(
    economic: ReturnType<typeof setUp>["economic"],
    mock: ReturnType<typeof setUp>["mock"],
  ) {
    const { customerNumber } = mock.agreement().customers.add({ name: "Acme" });
    const { draftInvoiceNumber } = await economic.rest.post("/invoices/drafts", {
      body: {
        date: "2026-08-14",
        currency: "DKK",
        customer: { customerNumber },
        layout: { layoutNumber: 19 },
        paymentTerms: { paymentTermsNumber: 1 },
        recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } },
      },
    });
    const [document] = await economic.sales
      .list("/invoices/drafts", { filter: { draftInvoiceNumber } })
      .toArray();
    return { draftInvoiceNumber, documentId: document?.number ?? 0 };
  }

  test("O-47: lines in bulk, chunk by chunk, in order, once each though answers were lost", async () => {
    const { mock, economic } = setUp();
    const { documentId } = await draftOf(economic, mock);
    const { productNumber } = mock.agreement().products.add({ name: "Hour" });
    mock.faults.add({ method: "POST", path: "/lines/bulk", effect: { drop: "after" } });
    const lines = Array.from({ length: 7 }, (_, index) => ({
      productNumber,
      quantity: index + 1,
      unitNetPrice: 10,
    }));
    const path = { documentId };
    const numbers = await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, {
      path,
      chunkSize: 3,
    });
    const kept = await economic.sales.list("/invoices/drafts/{documentId}/lines", { path }).toArray();
    expect(kept.map(({ quantity }) => quantity)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(kept.map(({ number }) => number)).toEqual(numbers);
  });

  test("the PDF of an invoice booked just now is waited for", async () => {
    const { mock, economic } = setUp({ pdfReadyAfter: 1, runningClock: true });
    const { draftInvoiceNumber, documentId } = await draftOf(economic, mock);
    const { productNumber } = mock.agreement().products.add({ name: "Hour" });
    const lines = [{ productNumber, quantity: 1, unitNetPrice: 10 }];
    await bulk(economic.sales, "/invoices/drafts/{documentId}/lines/bulk", lines, { path: { documentId } });
    const { bookedInvoiceNumber } = await economic.rest.post("/invoices/booked", {
      body: { draftInvoice: { draftInvoiceNumber } },
    });
    const pdf = await invoicePdf(economic, { bookedInvoiceNumber });
    expect(new TextDecoder("latin1").decode(pdf.subarray(0, 5))).toBe("%PDF-");
    const missing = mock.requests.filter(({ path, status }) => path.endsWith("/pdf") && status === 404);
    expect(missing.length).toBeGreaterThan(0);
  });

  test("a PDF is attached to a draft", async () => {
    const { mock, economic } = setUp();
    const { draftInvoiceNumber } = await draftOf(economic, mock);
    const file = new TextEncoder().encode("%PDF-1.7 appendix");
    await attachToDraftInvoice(economic, { draftInvoiceNumber, file });
    const posts = sent(mock, "POST").filter(({ path }) => path.endsWith("/attachment/file"));
    expect(posts.map(({ status }) => status)).toEqual([expect.toSatisfy((status: number) => status < 300)]);
  });
});
