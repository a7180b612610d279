import { startServer } from "@org/visma-economic-mocks/node";
import { describe, expect, onTestFinished, test } from "vitest";
import { bytes, pdf, voucherOf } from "../../../test/files.ts";
import { mockWith } from "../../../test/mock-client.ts";
import { callsOf } from "../../../test/requests.ts";
import { attachToVoucher } from "./attach.ts";
import { download, type FileReference, invoicePdf } from "./download.ts";
import { uploadDocument } from "./upload-document.ts";

type Mocked = ReturnType<typeof mockWith>;

const rest = "https://restapi.e-conomic.com";

/** A draft order of the first customer. */
const draftOrder = (economic: Mocked["economic"]) =>
  economic.rest.post("/orders/drafts", {
    body: {
      date: "2026-08-14",
      currency: "DKK",
      customer: { customerNumber: 1 },
      layout: { layoutNumber: 19 },
      paymentTerms: { paymentTermsNumber: 1 },
      recipient: { name: "Acme", vatZone: { vatZoneNumber: 1 } },
    },
  });

/** Makes a file at e-conomic: what it is called, and where it is. */
const places: Record<string, (mocked: Mocked) => Promise<[FileReference, string]>> = {
  "a booked invoice": async ({ mock }) => {
    const { bookedInvoiceNumber } = mock.agreement().bookedInvoices.add();
    return [{ bookedInvoiceNumber }, `${rest}/invoices/booked/${bookedInvoiceNumber}/pdf`];
  },
  "a draft invoice": async ({ mock }) => {
    const { draftInvoiceNumber } = mock.agreement().draftInvoices.add();
    return [{ draftInvoiceNumber }, `${rest}/invoices/drafts/${draftInvoiceNumber}/pdf`];
  },
  "a document": async (mocked) => {
    const voucher = await voucherOf(mocked);
    const { number } = await uploadDocument(mocked.economic, { ...voucher, file: pdf });
    const documents = "https://apis.e-conomic.com/documentsapi/v4.0.1/AttachedDocuments";
    return [{ documentNumber: number }, `${documents}/${number}/pdf`];
  },
  "a voucher's attachment (§8.3)": async (mocked) => {
    const voucher = await voucherOf(mocked);
    await attachToVoucher(mocked.economic, { ...voucher, file: pdf });
    return [{ voucher }, `${rest}/journals/1/vouchers/2028_6_2029-${voucher.voucherNumber}/attachment/file`];
  },
  "a link": async ({ economic }) => {
    const { orderNumber, pdf } = await draftOrder(economic);
    return [{ link: pdf?.download ?? "" }, `${rest}/orders/drafts/${orderNumber}/pdf`];
  },
};

describe("download", () => {
  test.each(Object.entries(places))("gets the bytes of %s", async (_, place) => {
    const mocked = mockWith();
    const { mock, economic, tokens } = mocked;
    const [reference, url] = await place(mocked);
    const asked = mock.requests.length;
    const file = await download(economic, reference);
    const [request, ...more] = mock.requests.slice(asked);
    expect([request?.url, more]).toEqual([url, []]);
    const headers = {
      "x-appsecrettoken": tokens.appSecretToken,
      "x-agreementgranttoken": tokens.agreementGrantToken,
    };
    expect(file).toEqual(await (await mock.fetch(url, { headers })).bytes());
    expect(file.subarray(0, 5)).toEqual(bytes("%PDF-"));
    // 406 otherwise, on REST; what sends it adds one where there is none.
    expect(["*/*", undefined]).toContain(request?.headers.accept);
  });

  test("hands on a stream", async () => {
    const { mock, economic } = mockWith();
    const { bookedInvoiceNumber } = mock.agreement().bookedInvoices.add();
    const stream = await download(economic, { bookedInvoiceNumber }, { as: "stream" });
    const whole = await new Response(stream as ReadableStream).bytes();
    expect(whole).toEqual(await download(economic, { bookedInvoiceNumber }));
  });

  test.each([
    "https://evil.example/invoices/booked/1/pdf",
    "https://restapi.e-conomic.com.evil.example/pdf",
    "https://restapi.e-conomic.com@evil.example/pdf",
    "http://restapi.e-conomic.com/invoices/booked/1/pdf",
    "//restapi.e-conomic.com/pdf",
    "/invoices/booked/1/pdf",
    "https://apis.e-conomic.com/documentsapi/v4.0.1/AttachedDocuments/1/pdf",
  ])("refuses the link %s: the tokens would travel along", async (link) => {
    const { mock, economic } = mockWith();
    await expect(download(economic, { link })).rejects.toThrow(
      /must begin with https:\/\/restapi\.e-conomic\.com\//,
    );
    expect(mock.requests).toEqual([]);
  });

  test("a link may not climb out of a base URL with a path", async () => {
    const { url, mock, close } = await startServer({ port: 0, host: "127.0.0.1", mock: { seed: "company" } });
    onTestFinished(close);
    const base = `${url}/restapi.e-conomic.com`;
    const options = { baseUrls: { rest: base }, fetch: undefined };
    const economic = mockWith().client(options);
    const { pdf: place } = await draftOrder(economic);
    expect(place?.download).toMatch(`${base}/orders/drafts/`);
    expect((await download(economic, { link: place?.download ?? "" })).subarray(0, 5)).toEqual(
      bytes("%PDF-"),
    );
    const asked = mock.requests.length;
    for (const link of [`${base}/../apis.e-conomic.com/x`, `${base}s/x`]) {
      await expect(download(economic, { link })).rejects.toThrow();
    }
    expect(mock.requests).toHaveLength(asked);
  });
});

describe("a PDF that is not there yet", () => {
  test("is waited for: right after booking it is 404 for some seconds", async () => {
    const { mock, economic } = mockWith({ pdfReadyAfter: 1, runningClock: true });
    const { bookedInvoiceNumber } = mock.agreement().bookedInvoices.add();
    const file = await invoicePdf(economic, { bookedInvoiceNumber });
    expect(file.subarray(0, 5)).toEqual(bytes("%PDF-"));
    const statuses = mock.requests.map(({ status }) => status);
    expect(statuses.length).toBeGreaterThan(1);
    expect(statuses).toEqual([...statuses.slice(1).map(() => 404), 200]);
  });

  const neverReady = () => {
    const { mock, economic } = mockWith({ pdfReadyAfter: 3600 });
    return { mock, economic, ...mock.agreement().bookedInvoices.add() };
  };

  test("is not waited for longer than told", async () => {
    const { mock, economic, bookedInvoiceNumber } = neverReady();
    const begun = Date.now();
    const failing = invoicePdf(economic, { bookedInvoiceNumber, waitMs: 300 });
    await expect(failing).rejects.toMatchObject({ kind: "notFound" });
    expect(Date.now() - begun).toBeLessThan(3000);
    expect(mock.requests.length).toBeGreaterThan(1);
  });

  test("is not waited for at all with 0, and other files are not by default", async () => {
    const { mock, economic, bookedInvoiceNumber } = neverReady();
    for (const [reference, options] of [
      [{ bookedInvoiceNumber }, { waitMs: 0 }],
      [{ documentNumber: 4711 }, {}],
    ] as const)
      await expect(download(economic, reference, options)).rejects.toMatchObject({ kind: "notFound" });
    expect(callsOf(mock)).toEqual([
      `GET /invoices/booked/${bookedInvoiceNumber}/pdf`,
      "GET /documentsapi/v4.0.1/AttachedDocuments/4711/pdf",
    ]);
  });

  test("another error is thrown at once", async () => {
    const { mock, economic, bookedInvoiceNumber } = neverReady();
    mock.agreement().change({ role: "Bookkeeping" });
    await expect(invoicePdf(economic, { bookedInvoiceNumber })).rejects.toMatchObject({ kind: "permission" });
    expect(mock.requests).toHaveLength(1);
  });

  test("the wait ends with the caller's signal", async () => {
    const { economic, bookedInvoiceNumber } = neverReady();
    const signal = AbortSignal.timeout(50);
    const failure = await invoicePdf(economic, { bookedInvoiceNumber, signal }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBe(signal.reason);
  });
});
