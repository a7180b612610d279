import { draftInvoices } from "../records/invoices.ts";
import { accounts } from "../records/ledger.ts";
import { paymentTerms } from "../records/lookups.ts";
import { orders } from "../records/orders.ts";
import { book, draftBody, makeDraft } from "./invoice-bodies.ts";
import { bookJournal, draftEntry, postVoucher, supplierInvoice, voucher } from "./journal-bodies.ts";
import { type TestMock, testMock } from "./test-mock.ts";

/** Makes a small PDF to upload. */
function pdf(): FormData {
  const form = new FormData();
  form.append(
    "file",
    new File([new TextEncoder().encode("%PDF-1.4 %%EOF")], "bilag.pdf", { type: "application/pdf" }),
  );
  return form;
}

/** Records that get a value of the first dimension. */
const linked = {
  accounts: { accountNumber: 1010 },
  "booked-entries": { entryNumber: 1 },
  "budget-figures": { budgetFigureNumber: 1 },
  "draft-entries": { journalNumber: 1, entryNumber: 1 },
} as const;

/** Sets properties that neither the seed nor any request sets. */
function fillRarelyUsed(mock: TestMock): void {
  const agreement = mock.agreement();
  agreement.customers.update(1, { attentionNumber: 1 });
  agreement.records(accounts).update(5600, { vatCode: "U25" });
  agreement.records(paymentTerms).update(2, { description: "Netto 8 dage" });
  agreement.records(draftInvoices).update(2, { externalId: "web-1", recipientMobilePhone: "20202020" });
  for (const { orderNumber } of agreement.records(orders).all())
    agreement.records(orders).update(orderNumber, { recipientNemHandelType: "ean" });
}

const must = (answer: { status: number; text: string }): void => {
  if (answer.status >= 300) throw new Error(answer.text);
};

/**
 * Makes the company with records of every kind, including those that its seed lacks: drafts with and without an
 * attachment, an accrual, payment details, foreign amounts, an entry on a project, values of a dimension, a webhook.
 */
export async function fullCompany(): Promise<TestMock> {
  const mock = testMock({ seed: "company", rateLimit: false });
  const product = { productNumber: "1" };
  const departmentalDistribution = { departmentalDistributionNumber: 10 };
  const inDepartment = draftBody({
    lines: [{ product, quantity: 1, unitNetPrice: 10, departmentalDistribution }],
  });
  const draft = await makeDraft(mock, inDepartment);
  await makeDraft(mock);
  await book(mock, (await makeDraft(mock, inDepartment)).draftInvoiceNumber);
  must(await mock.rest("POST", `/invoices/drafts/${draft.draftInvoiceNumber}/attachment/file`, pdf()));
  const order = await mock.rest("POST", "/orders/drafts", draftBody());
  must(order);
  must(await mock.rest("POST", `/orders/drafts/${order.body.orderNumber}/attachment/file`, pdf()));
  must(
    await mock.apis("journalsapi", "POST", "/accruals", {
      journalNumber: 1,
      entryNumber: 1,
      accountNumber: 5660,
      startDate: "2026-08-01",
      endDate: "2026-12-31",
    }),
  );
  const paymentDetails = {
    paymentType: { paymentTypeNumber: 7 },
    accountNo: "12345678",
    message: "Faktura 77",
  };
  const entry = supplierInvoice({
    paymentDetails,
    currency: { code: "EUR" },
    amount: -33.33,
    contraVatAmount: 6.67,
  });
  await postVoucher(mock, voucher({ supplierInvoices: [entry] }, { voucherNumber: 9000 }));
  must(await mock.rest("POST", "/journals/1/vouchers/2026-9000/attachment/file", pdf()));
  const onProject = draftEntry({ journalNumber: 2, projectNumber: 11, costTypeNumber: 1, amount: 19.99 });
  must(await mock.apis("journalsapi", "POST", "/draft-entries", onProject));
  await bookJournal(mock, 2);
  must(await mock.apis("journalsapi", "POST", "/draft-entries", onProject));
  fillRarelyUsed(mock);
  for (const [path, record] of Object.entries(linked)) {
    const link = { ...record, dimensionNumber: 1, dimensionKey: 2 };
    must(await mock.apis("dimensionsapi", "POST", `/dimension-data/${path}`, link));
  }
  const hook = {
    eventType: "INVOICE_BOOKED",
    name: "Bogført",
    url: "https://hooks.test/",
    contentType: "application/json",
  };
  must(await mock.apis("webhooksapi", "POST", "/webhooks", hook));
  return mock;
}
