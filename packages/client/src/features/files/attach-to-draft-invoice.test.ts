import { expect, test } from "vitest";
import { gif, pdf } from "../../../test/files.ts";
import { failureOf, mockWith } from "../../../test/mock-client.ts";
import { callsOf, sent } from "../../../test/requests.ts";
import type { OutcomeUnknownError } from "../../index.ts";
import { attachToDraftInvoice } from "./attach.ts";

/** A mock with a draft invoice; `attached` tells whether it has an attachment. */
function withDraft() {
  const { mock, client, economic } = mockWith();
  const { draftInvoiceNumber } = mock.agreement().draftInvoices.add();
  const base = `/invoices/drafts/${draftInvoiceNumber}/attachment`;
  const attached = () => mock.agreement().draftInvoices.get(draftInvoiceNumber)?.attachment !== undefined;
  return { mock, client, economic, base, attached, calls: () => callsOf(mock), draftInvoiceNumber };
}

test("§8.4: POSTs a PDF, and nothing else", async () => {
  const { economic, draftInvoiceNumber, base, calls, attached } = withDraft();
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  expect(calls()).toEqual([`POST ${base}/file`]);
  expect(attached()).toBe(true);
  const failing = attachToDraftInvoice(economic, { draftInvoiceNumber, file: gif });
  await expect(failing).rejects.toThrow(/content is gif, not pdf\./);
  expect(calls()).toHaveLength(1);
});

test("one that is there is left, unless it is to be replaced", async () => {
  const { economic, draftInvoiceNumber, base, calls } = withDraft();
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  const failing = attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  await expect(failing).rejects.toThrow(/already has attachment/);
  expect(calls()).toEqual([`POST ${base}/file`, `POST ${base}/file`]);
});

test("replace removes what is there first, and minds not when nothing is", async () => {
  const { mock, economic, draftInvoiceNumber, base, attached } = withDraft();
  for (let round = 0; round < 2; round++)
    await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf, replace: true });
  const [missing, first, removed, second] = mock.requests;
  expect(callsOf(mock)).toEqual([
    ...[`DELETE ${base}`, `POST ${base}/file`],
    ...[`DELETE ${base}`, `POST ${base}/file`],
  ]);
  expect([missing, removed].map((request) => request?.status)).toEqual([404, 204]);
  expect([first, second].map((request) => (request?.status ?? 500) < 300)).toEqual([true, true]);
  expect(attached()).toBe(true);
});

test("replace uploads nothing when the removal fails", async () => {
  const { mock, economic, draftInvoiceNumber, base, calls } = withDraft();
  mock.faults.add({ method: "DELETE", effect: { status: 403 } });
  const failing = attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf, replace: true });
  await expect(failing).rejects.toMatchObject({ kind: "permission" });
  expect(calls()).toEqual([`DELETE ${base}`]);
});

test("a replaced attachment whose answer was lost is there after the repeat that the error advises", async () => {
  const { mock, client, economic, draftInvoiceNumber, attached } = withDraft();
  const once = client({ retry: false });
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  mock.faults.add({ method: "POST", path: "/attachment/file", effect: { drop: "after" } });
  const replacement = { draftInvoiceNumber, file: pdf, replace: true };
  const error = await failureOf(attachToDraftInvoice(once, replacement));
  const { key, sentAt } = error as OutcomeUnknownError;
  await attachToDraftInvoice(once, { ...replacement, idempotencyKey: { key, createdAt: sentAt } });
  expect(attached()).toBe(true);
  expect(sent(mock, "DELETE")).toHaveLength(1);
});

test("a caller's own key replaces once, however often the call is made", async () => {
  const { mock, economic, draftInvoiceNumber, attached } = withDraft();
  await attachToDraftInvoice(economic, { draftInvoiceNumber, file: pdf });
  const replacement = { draftInvoiceNumber, file: pdf, replace: true, idempotencyKey: "order-17" };
  for (let run = 0; run < 3; run++) await attachToDraftInvoice(economic, replacement);
  expect(attached()).toBe(true);
  const acted = mock.requests.filter(({ replayed, status }) => !replayed && status < 300);
  expect(acted.map(({ method }) => method)).toEqual(["POST", "DELETE", "POST"]);
});
