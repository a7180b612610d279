import { describe, expect, test } from "vitest";
import { bytes, pdf, voucherOf } from "../../../test/files.ts";
import { mockWith } from "../../../test/mock-client.ts";
import { callsOf } from "../../../test/requests.ts";
import { download } from "./download.ts";
import { attachToVoucher, uploadDocument } from "./upload.ts";

type Mocked = ReturnType<typeof mockWith>;

const rest = "https://restapi.e-conomic.com";
const bookedPdf = "/invoices/booked/{bookedInvoiceNumber}/pdf";
const documentPdf = "/AttachedDocuments/{number}/pdf";

/** Makes a draft order for customer 1. */
const draftOrder = async (economic: Mocked["economic"]) => {
  const { orderNumber = 0 } = await economic.rest.post("/orders/drafts", {
    body: {
      date: "2026-08-14",
      currency: "DKK",
      customer: { customerNumber: 1 },
      layout: { layoutNumber: 19 },
      paymentTerms: { paymentTermsNumber: 1 },
      recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } },
    },
  });
  return { orderNumber };
};

/** Functions that make a file in the mock. Each returns a function that downloads the file, and the file's URL. */
const places: Record<string, (mocked: Mocked) => Promise<[() => Promise<Uint8Array>, string]>> = {
  "a booked invoice": async ({ mock, economic }) => {
    const path = mock.agreement().bookedInvoices.add();
    const url = `${rest}/invoices/booked/${path.bookedInvoiceNumber}/pdf`;
    return [() => download(economic.rest, bookedPdf, { path }), url];
  },
  "a draft invoice": async ({ mock, economic }) => {
    const path = mock.agreement().draftInvoices.add();
    const url = `${rest}/invoices/drafts/${path.draftInvoiceNumber}/pdf`;
    return [() => download(economic.rest, "/invoices/drafts/{draftInvoiceNumber}/pdf", { path }), url];
  },
  "a draft order": async ({ economic }) => {
    const path = await draftOrder(economic);
    const url = `${rest}/orders/drafts/${path.orderNumber}/pdf`;
    return [() => download(economic.rest, "/orders/drafts/{orderNumber}/pdf", { path }), url];
  },
  "a document": async (mocked) => {
    const { accountingYear, voucherNumber } = await voucherOf(mocked);
    const path = await uploadDocument(mocked.economic, { accountingYear, voucherNumber, file: pdf });
    const url = `https://apis.e-conomic.com/documentsapi/v4.0.1/AttachedDocuments/${path.number}/pdf`;
    return [() => download(mocked.economic.documents, documentPdf, { path }), url];
  },
  "a voucher's attachment (X-32)": async (mocked) => {
    const path = await voucherOf(mocked);
    await attachToVoucher(mocked.economic, { ...path, file: pdf });
    const attachment = "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file";
    const url = `${rest}/journals/1/vouchers/2028_6_2029-${path.voucherNumber}/attachment/file`;
    return [() => download(mocked.economic.rest, attachment, { path }), url];
  },
};

describe("download", () => {
  test.each(Object.entries(places))("returns the bytes of %s", async (_, place) => {
    const mocked = mockWith();
    const { mock, tokens } = mocked;
    const [get, url] = await place(mocked);
    const asked = mock.requests.length;
    const file = await get();
    const [request, ...more] = mock.requests.slice(asked);
    expect([request?.url, more]).toEqual([url, []]);
    const headers = {
      "x-appsecrettoken": tokens.appSecretToken,
      "x-agreementgranttoken": tokens.agreementGrantToken,
    };
    expect(file).toEqual(await (await mock.fetch(url, { headers })).bytes());
    expect(file.subarray(0, 5)).toEqual(bytes("%PDF-"));
    // REST answers 406 to other values. Without a value, fetch sends `*/*`.
    expect(["*/*", undefined]).toContain(request?.headers.accept);
  });

  test("returns a stream", async () => {
    const { mock, economic } = mockWith();
    const path = mock.agreement().bookedInvoices.add();
    const stream = await download(economic.rest, bookedPdf, { path, as: "stream" });
    const whole = await new Response(stream as ReadableStream).bytes();
    expect(whole).toEqual(await download(economic.rest, bookedPdf, { path }));
  });

  test("retries an empty file, and then throws a ServerError", async () => {
    const { mock, client } = mockWith();
    const path = mock.agreement().bookedInvoices.add();
    mock.faults.add({ path: "/pdf", effect: { garble: "empty" }, times: 3 });
    const { rest } = client({ retry: { maxAttempts: 2 } });
    const failing = download(rest, bookedPdf, { path });
    await expect(failing).rejects.toMatchObject({ kind: "server", status: 200, attempts: 2 });
    expect((await download(rest, bookedPdf, { path })).subarray(0, 5)).toEqual(bytes("%PDF-"));
  });

  test("ends a stream that stalls after timeoutMs of the call", async () => {
    const { mock, economic } = mockWith();
    const path = mock.agreement().bookedInvoices.add();
    mock.faults.add({ path: "/pdf", effect: { garble: "stalled" } });
    const stream = await download(economic.rest, bookedPdf, { path, as: "stream", timeoutMs: 50 });
    await expect(new Response(stream as ReadableStream).bytes()).rejects.toMatchObject({ kind: "timeout" });
  });

  test("ends a stream that stalls after timeoutMs of the client", async () => {
    const { mock, client } = mockWith();
    const path = mock.agreement().bookedInvoices.add();
    mock.faults.add({ path: "/pdf", effect: { garble: "stalled" } });
    const stream = await download(client({ timeoutMs: 50 }).rest, bookedPdf, { path, as: "stream" });
    await expect(new Response(stream as ReadableStream).bytes()).rejects.toMatchObject({ kind: "timeout" });
  });
});

describe("a PDF that does not exist yet", () => {
  test("is waited for, because it is 404 for some seconds after the booking", async () => {
    const { mock, economic } = mockWith({ pdfReadyAfter: 1, runningClock: true });
    const path = mock.agreement().bookedInvoices.add();
    const file = await download(economic.rest, bookedPdf, { path });
    expect(file.subarray(0, 5)).toEqual(bytes("%PDF-"));
    const statuses = mock.requests.map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(1);
    expect(statuses).toEqual([...statuses.slice(1).map(() => 404), 200]);
  });

  test("is waited for by the client's clock, which takes no time with a mock's", async () => {
    const { mock, economic, slept } = mockWith({ pdfReadyAfter: 3 });
    const path = mock.agreement().bookedInvoices.add();
    expect((await download(economic.rest, bookedPdf, { path })).subarray(0, 5)).toEqual(bytes("%PDF-"));
    expect(slept.length).toBeGreaterThan(1);
  });

  const neverReady = () => {
    const mocked = mockWith({ pdfReadyAfter: 3600 });
    return { ...mocked, path: mocked.mock.agreement().bookedInvoices.add() };
  };

  test("is not waited for longer than waitMs", async () => {
    const { mock, economic, path } = neverReady();
    const begun = mock.clock.now();
    const failing = download(economic.rest, bookedPdf, { path, waitMs: 800 });
    await expect(failing).rejects.toMatchObject({ kind: "notFound" });
    expect(mock.clock.now() - begun).toBeLessThan(3000);
    expect(mock.requests.length).toBeGreaterThan(1);
  });

  test("is not waited for with waitMs 0, and other files are not by default", async () => {
    const { mock, economic, path } = neverReady();
    for (const failing of [
      download(economic.rest, bookedPdf, { path, waitMs: 0 }),
      download(economic.documents, documentPdf, { path: { number: 4711 } }),
    ])
      await expect(failing).rejects.toMatchObject({ kind: "notFound" });
    expect(callsOf(mock)).toEqual([
      `GET /invoices/booked/${path.bookedInvoiceNumber}/pdf`,
      "GET /documentsapi/v4.0.1/AttachedDocuments/4711/pdf",
    ]);
  });

  test("is not waited for after another error", async () => {
    const { mock, economic, path } = neverReady();
    mock.agreement().change({ role: "Bookkeeping" });
    const failing = download(economic.rest, bookedPdf, { path });
    await expect(failing).rejects.toMatchObject({ kind: "permission" });
    expect(mock.requests).toHaveLength(1);
  });

  test("is not waited for after the caller's signal aborts", async () => {
    const { client, path } = neverReady();
    const signal = AbortSignal.timeout(50);
    // The client uses the real clock, so that the abort comes during a wait.
    const failure = await download(client({ clock: undefined }).rest, bookedPdf, { path, signal }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBe(signal.reason);
  });
});
