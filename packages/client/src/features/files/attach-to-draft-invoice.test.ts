import { expect, test } from "vitest";
import { gif, pdf } from "../../../test/files.ts";
import { failureOf, mockWith, newKey } from "../../../test/mock-client.ts";
import { callsOf } from "../../../test/requests.ts";
import { idempotencyKey, type OutcomeUnknownError } from "../../index.ts";
import { attachToDraftInvoice } from "./upload.ts";

/** Makes a mock with a draft invoice. `attached()` returns whether the invoice has an attachment. */
function withDraft() {
  const { mock, client, economic } = mockWith();
  const { draftInvoiceNumber } = mock.agreement().draftInvoices.add();
  const base = `/invoices/drafts/${draftInvoiceNumber}/attachment`;
  const attached = () => mock.agreement().draftInvoices.get(draftInvoiceNumber)?.attachment !== undefined;
  return { mock, client, economic, base, attached, calls: () => callsOf(mock), draftInvoiceNumber };
}

test("a PDF is sent with POST, and another format is refused (X-33)", async () => {
  const { economic, draftInvoiceNumber, base, calls, attached } = withDraft();
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  expect(calls()).toEqual([`POST ${base}/file`]);
  expect(attached()).toBe(true);
  const error = await failureOf(attachToDraftInvoice(economic, { draftInvoiceNumber, file: gif }));
  expect(error.kind).toBe("validation");
  expect(error.status).toBeUndefined();
  expect(calls()).toHaveLength(1);
});

test("an existing attachment is not replaced, but another is accepted after a DELETE", async () => {
  const { economic, draftInvoiceNumber, base, calls, attached } = withDraft();
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  const failing = attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  await expect(failing).rejects.toMatchObject({ kind: "validation", status: 400 });
  expect(calls()).toEqual([`POST ${base}/file`, `POST ${base}/file`]);
  const path = { draftInvoiceNumber };
  await economic.rest.delete("/invoices/drafts/{draftInvoiceNumber}/attachment", { path });
  expect(attached()).toBe(false);
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  expect(attached()).toBe(true);
});

test("after a lost answer, a repeat under the error's key is replayed", async () => {
  const { mock, client, draftInvoiceNumber, attached } = withDraft();
  const once = client({ retry: false });
  mock.faults.add({ method: "POST", path: "/attachment/file", effect: { drop: "after" } });
  const error = await failureOf(attachToDraftInvoice(once, { draftInvoiceNumber, file: pdf }));
  const again = idempotencyKey(error as OutcomeUnknownError);
  await attachToDraftInvoice(once, { draftInvoiceNumber, file: pdf, idempotencyKey: again });
  expect(attached()).toBe(true);
  expect(mock.requests.map(({ replayed }) => replayed)).toEqual([false, true]);
});

test("repeated calls under the same key attach the file once", async () => {
  const { mock, economic, draftInvoiceNumber, attached } = withDraft();
  const options = { draftInvoiceNumber, file: pdf };
  for (let run = 0; run < 3; run++)
    await attachToDraftInvoice(economic, { ...options, idempotencyKey: newKey("order-17") });
  expect(attached()).toBe(true);
  expect(mock.requests.map(({ replayed }) => replayed)).toEqual([false, true, true]);
});
