import { createEconomicMock } from "@org/visma-economic-mocks";
import { createEconomic } from "../src/index.ts";

/** What stands behind every snippet of the documentation: a small company, and no network. */
export const mock = createEconomicMock({ seed: "company", runningClock: true });
globalThis.fetch = (input, init) => mock.fetch(input instanceof Request ? input : new URL(input), init);

/** The client that snippets use without saying where it comes from. */
export const economic = createEconomic({ appSecretToken: "secret", agreementGrantToken: "grant" });

/** A draft invoice without lines: its number on REST, and its other number in the sales service. */
export async function draftInvoice(): Promise<{ draftInvoiceNumber: number; documentId: number }> {
  const { customerNumber } = mock.agreement().customers.add({ name: "Nordlys ApS" });
  const [layout] = await economic.rest.list("/layouts").toArray({ max: 1 });
  const { draftInvoiceNumber } = await economic.rest.post("/invoices/drafts", {
    body: {
      date: "2026-08-14",
      currency: "DKK",
      customer: { customerNumber },
      layout: { layoutNumber: layout?.layoutNumber ?? 1 },
      paymentTerms: { paymentTermsNumber: 1 },
      recipient: { name: "Nordlys ApS", vatZone: { vatZoneNumber: 1 } },
    },
  });
  const document = await economic.sales.list("/invoices/drafts", { filter: { draftInvoiceNumber } }).first();
  return { draftInvoiceNumber, documentId: document?.number ?? 0 };
}

/** A PDF of no pages. */
export const pdf: Uint8Array = new TextEncoder().encode("%PDF-1.7\n");
