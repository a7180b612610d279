import { expect, test } from "vitest";
import { attachToDraftInvoice, attachToVoucher, type OutcomeUnknownError } from "../../src/index.ts";
import { failureOf, mockWith } from "../mock-client.ts";

type Mocked = ReturnType<typeof mockWith>;

const file = new TextEncoder().encode("%PDF-1.7 receipt");

async function draft(mock: Mocked["mock"], economic: Mocked["economic"]): Promise<number> {
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
  return draftInvoiceNumber;
}

test("a replaced attachment whose answer was lost is there after the repeat that the error advises", async () => {
  const { mock, client, economic } = mockWith();
  const once = client({ retry: false });
  const draftInvoiceNumber = await draft(mock, economic);
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file });
  mock.faults.add({ method: "POST", path: "/attachment/file", effect: { drop: "after" } });
  const error = await failureOf(attachToDraftInvoice(once, { draftInvoiceNumber, file, replace: true }));
  const { key, sentAt } = error as OutcomeUnknownError;
  await attachToDraftInvoice(once, {
    draftInvoiceNumber,
    file,
    replace: true,
    idempotencyKey: { key, createdAt: sentAt },
  });
  await economic.rest.raw("get", `/invoices/drafts/${draftInvoiceNumber}/attachment`);
});

test("an appended page whose answer was lost is there once after the repeat that the error advises", async () => {
  const { mock, client, economic } = mockWith();
  const once = client({ retry: false });
  const [voucher] = await economic.rest.post("/journals/{journalNumber}/vouchers", {
    path: { journalNumber: 1 },
    body: {
      accountingYear: { year: "2026" },
      entries: {
        financeVouchers: [
          {
            date: "2026-08-14",
            amount: 100,
            account: { accountNumber: 2750 },
            contraAccount: { accountNumber: 5820 },
          },
        ],
      },
    },
  });
  const address = { journalNumber: 1, accountingYear: "2026", voucherNumber: voucher?.voucherNumber ?? 0 };
  await attachToVoucher(economic, { ...address, file });
  mock.faults.add({ method: "PATCH", path: "/attachment/file", effect: { drop: "after" } });
  const { key, sentAt } = (await failureOf(
    attachToVoucher(once, { ...address, file }),
  )) as OutcomeUnknownError;
  await attachToVoucher(once, { ...address, file, idempotencyKey: { key, createdAt: sentAt } });
  const { pages } = await economic.rest.raw<{ pages: number }>(
    "get",
    `/journals/1/vouchers/2026-${address.voucherNumber}/attachment`,
  );
  expect(pages).toBe(2);
});

test("a caller's own key replaces once, however often the call is made", async () => {
  const { mock, economic } = mockWith();
  const draftInvoiceNumber = await draft(mock, economic);
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file });
  for (let run = 0; run < 3; run++)
    await attachToDraftInvoice(economic, {
      draftInvoiceNumber,
      file,
      replace: true,
      idempotencyKey: "order-17",
    });
  await economic.rest.raw("get", `/invoices/drafts/${draftInvoiceNumber}/attachment`);
  const acted = mock.requests.filter(
    ({ method, replayed, status }) => method !== "GET" && !replayed && status < 300,
  );
  expect(acted.map(({ method }) => method)).toEqual(["POST", "POST", "DELETE", "POST"]);
});
