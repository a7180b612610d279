import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { clientOf, json, problem, testTokens } from "../../testing/routes.ts";
import { download, type FileReference, invoicePdf } from "./download.ts";
import { downloadToFile } from "./download-to-file.ts";

const content = new TextEncoder().encode("%PDF-1.7 the invoice");
const pdf = () => new Response(content, { headers: { "content-type": "application/pdf" } });
const missing = () => problem(404, "E06000");

const places: [string, FileReference, string][] = [
  ["a booked invoice", { bookedInvoiceNumber: 1042 }, "/invoices/booked/1042/pdf"],
  ["a draft invoice", { draftInvoiceNumber: 3 }, "/invoices/drafts/3/pdf"],
  ["a document", { documentNumber: 12 }, "/documentsapi/v4.0.1/AttachedDocuments/12/pdf"],
  [
    "a voucher's attachment (§8.3)",
    { voucher: { journalNumber: 1, accountingYear: "2025/2026", voucherNumber: 7 } },
    "/journals/1/vouchers/2025_6_2026-7/attachment/file",
  ],
  ["a link", { link: "https://restapi.e-conomic.com/orders/drafts/5/pdf" }, "/orders/drafts/5/pdf"],
];

describe("download", () => {
  test.each(places)("gets the bytes of %s", async (_, reference, path) => {
    const { economic, calls, sent } = clientOf({ [`GET ${path}`]: pdf() });
    expect(await download(economic, reference)).toEqual(content);
    expect(calls()).toEqual([`GET ${path}`]);
    // 406 otherwise, on REST.
    expect(["*/*", null]).toContain(sent[0]?.headers.get("accept"));
  });

  test("hands on a stream", async () => {
    const { economic } = clientOf({ "GET /invoices/booked/1/pdf": pdf() });
    const stream = (await download(economic, { bookedInvoiceNumber: 1 }, { as: "stream" })) as ReadableStream;
    expect(await new Response(stream).bytes()).toEqual(content);
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
    const { economic, sent } = clientOf({});
    await expect(download(economic, { link })).rejects.toThrow(
      /must begin with https:\/\/restapi\.e-conomic\.com\//,
    );
    expect(sent).toEqual([]);
  });

  test("a link may not climb out of a base URL with a path", async () => {
    const baseUrls = { rest: "https://proxy.example/e-conomic" };
    const { economic, sent, calls } = clientOf(
      { "GET /e-conomic/a/pdf": pdf() },
      { ...testTokens, baseUrls },
    );
    await download(economic, { link: "https://proxy.example/e-conomic/a/pdf" });
    expect(calls()).toEqual(["GET /e-conomic/a/pdf"]);
    for (const link of ["https://proxy.example/e-conomic/../x", "https://proxy.example/e-conomics/x"]) {
      await expect(download(economic, { link })).rejects.toThrow();
    }
    expect(sent).toHaveLength(1);
  });
});

describe("a PDF that is not there yet", () => {
  test("is waited for: right after booking it is 404 for some seconds", async () => {
    const { economic, calls } = clientOf({ "GET /invoices/booked/1/pdf": [missing(), missing(), pdf()] });
    expect(await invoicePdf(economic, { bookedInvoiceNumber: 1 })).toEqual(content);
    expect(calls()).toHaveLength(3);
  });

  test("is not waited for longer than told", async () => {
    const { economic, calls } = clientOf({});
    const begun = Date.now();
    const failing = invoicePdf(economic, { bookedInvoiceNumber: 1, waitMs: 300 });
    await expect(failing).rejects.toMatchObject({ kind: "notFound" });
    expect(Date.now() - begun).toBeLessThan(3000);
    expect(calls().length).toBeGreaterThan(1);
  });

  test("is not waited for at all with 0, and other files are not by default", async () => {
    for (const [reference, options] of [
      [{ bookedInvoiceNumber: 1 }, { waitMs: 0 }],
      [{ documentNumber: 1 }, {}],
    ] as const) {
      const { economic, calls } = clientOf({});
      await expect(download(economic, reference, options)).rejects.toMatchObject({ kind: "notFound" });
      expect(calls()).toHaveLength(1);
    }
  });

  test("another error is thrown at once", async () => {
    const { economic, calls } = clientOf({ "GET /invoices/booked/1/pdf": problem(403, "No") });
    await expect(invoicePdf(economic, { bookedInvoiceNumber: 1 })).rejects.toMatchObject({
      kind: "permission",
    });
    expect(calls()).toHaveLength(1);
  });

  test("the wait ends with the caller's signal", async () => {
    const { economic } = clientOf({});
    const signal = AbortSignal.timeout(50);
    const failure = await invoicePdf(economic, { bookedInvoiceNumber: 1, signal }).catch(
      (error: unknown) => error,
    );
    expect(failure).toBe(signal.reason);
  });
});

describe("downloadToFile", () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "download-"));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test("writes the file and tells its size", async () => {
    const { economic } = clientOf({ "GET /invoices/booked/1/pdf": pdf() });
    const path = join(folder, "1.pdf");
    expect(await downloadToFile(economic, { bookedInvoiceNumber: 1 }, path)).toBe(content.length);
    expect(new Uint8Array(await readFile(path))).toEqual(content);
    expect(await readdir(folder)).toEqual(["1.pdf"]);
  });

  test("a download that breaks off leaves what was there, and nothing else", async () => {
    const path = join(folder, "1.pdf");
    await writeFile(path, "before");
    const broken = () => {
      const body = new ReadableStream({
        pull(controller) {
          controller.enqueue(content);
          setTimeout(() => controller.error(new TypeError("terminated")), 5);
        },
      });
      return new Response(body, { headers: { "content-type": "application/pdf" } });
    };
    const { economic } = clientOf({ "GET /invoices/booked/1/pdf": broken });
    await expect(downloadToFile(economic, { bookedInvoiceNumber: 1 }, path)).rejects.toThrow();
    expect(await readFile(path, "utf8")).toBe("before");
    expect(await readdir(folder)).toEqual(["1.pdf"]);
  });

  test("a file that does not exist creates none", async () => {
    const { economic } = clientOf({ "GET /invoices/booked/1/pdf": json({}, 404) });
    const options = { waitMs: 0 };
    await expect(
      downloadToFile(economic, { bookedInvoiceNumber: 1 }, join(folder, "x"), options),
    ).rejects.toThrow();
    expect(await readdir(folder)).toEqual([]);
  });

  test("without a file system it says so before anything is sent", async () => {
    vi.stubGlobal("process", undefined);
    try {
      const { economic, sent } = clientOf({ "GET /invoices/booked/1/pdf": pdf() });
      const failing = downloadToFile(economic, { bookedInvoiceNumber: 1 }, "x");
      await expect(failing).rejects.toThrow(/no file system/);
      expect(sent).toEqual([]);
    } finally {
      vi.unstubAllGlobals();
    }
  });
});
