import type { TestMock } from "./test-mock.ts";

/** Makes the smallest draft that REST accepts (L-90), with the seeded layout, terms and zones. */
export const draftBody = (changes: Readonly<Record<string, unknown>> = {}) => ({
  date: "2026-08-14",
  currency: "DKK",
  layout: { layoutNumber: 19 },
  paymentTerms: { paymentTermsNumber: 2 },
  customer: { customerNumber: 1 },
  recipient: { name: "Havnens Bageri ApS", vatZone: { vatZoneNumber: 1 } },
  lines: [{ product: { productNumber: "1" }, quantity: 2, unitNetPrice: 100 }],
  ...changes,
});

/** Creates a draft on REST and returns the body of the answer. */
export async function makeDraft(mock: TestMock, changes: Readonly<Record<string, unknown>> = {}) {
  const answer = await mock.rest("POST", "/invoices/drafts", draftBody(changes));
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}

/** Books a draft and returns the invoice. */
export async function book(
  mock: TestMock,
  draftInvoiceNumber: number,
  more: Readonly<Record<string, unknown>> = {},
) {
  const answer = await mock.rest("POST", "/invoices/booked", {
    draftInvoice: { draftInvoiceNumber },
    ...more,
  });
  if (answer.status !== 201) throw new Error(answer.text);
  return answer.body;
}
