import { describe, expect, test } from "vitest";
import { countPages } from "../../pdf/index.ts";
import { attachedDocuments } from "../../records/documents.ts";
import { receiptPdf } from "../../testing/files.ts";
import {
  bookJournal,
  financeEntry,
  mockWithVoucher,
  postVoucher,
  voucher,
} from "../../testing/journal-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

const jpeg = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
const heic = new TextEncoder().encode("\0\0\0\x18ftypheic");

const filePath = "/journals/1/vouchers/2026-1/attachment/file";
const attachmentPath = "/journals/1/vouchers/2026-1/attachment";

function form(bytes: Uint8Array, name = "bilag.pdf"): FormData {
  const body = new FormData();
  // Integrations send "octet-stream" for any file, so the bytes decide.
  body.append("file", new File([bytes as BlobPart], name, { type: "application/octet-stream" }));
  return body;
}

const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

describe("the attachment of a voucher", () => {
  test("exists with 0 pages before a file is attached, but has no file", async () => {
    const mock = await mockWithVoucher();
    const made = (await mock.rest("GET", "/journals/1/vouchers/2026-1")).body;
    const meta = await mock.rest("GET", new URL(made.attachment).pathname);
    expect(meta.body).toEqual({ pages: 0, file: `${made.attachment}/file`, self: made.attachment });
    expect((await mock.rest("GET", filePath)).status).toBe(404);
    expect((await mock.rest("DELETE", filePath)).status).toBe(404);
  });

  test("X-28, X-31: a second POST is refused with a message; PATCH adds pages", async () => {
    const mock = await mockWithVoucher();
    expect((await mock.rest("POST", filePath, form(receiptPdf(2)))).status).toBe(200);
    expect((await mock.rest("GET", attachmentPath)).body).toMatchObject({
      pages: 2,
      createdAt: "2026-08-14",
    });
    const again = await mock.rest("POST", filePath, form(receiptPdf()));
    expect(again.status).toBe(400);
    expect(again.body.message).toBe("Voucher already has attachment");
    expect((await mock.rest("PATCH", filePath, form(jpeg, "foto.jpg"))).status).toBe(200);
    expect((await mock.rest("GET", attachmentPath)).body.pages).toBe(3);
  });

  test("L-154: has a file only with the Scanning module, whatever the role", async () => {
    const mock = await mockWithVoucher();
    mock.agreement().change({ modules: ["Project"] });
    for (const method of ["GET", "POST", "PATCH", "DELETE"]) {
      const upload = ["POST", "PATCH"].includes(method) ? form(receiptPdf()) : undefined;
      const { status, body } = await mock.rest(method, filePath, upload);
      expect([status, body.errorCode, body.message]).toEqual([
        403,
        "E03040",
        "To use this feature you must be authorized to use the Scanning add-on module.",
      ]);
    }
    expect((await mock.rest("GET", attachmentPath)).status).toBe(200);
    mock.agreement().change({ modules: ["Scanning"] });
    expect((await mock.rest("POST", filePath, form(receiptPdf()))).status).toBe(200);
  });

  test("L-154, G-1: a missing module has a body even if other 403s have none", async () => {
    const mock = testMock({ modules: [], rulings: { unrecordedBodies: "empty" } });
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    expect((await mock.rest("POST", filePath, form(receiptPdf()))).body.errorCode).toBe("E03040");
  });

  test("can be created by a PATCH too", async () => {
    const mock = await mockWithVoucher();
    expect((await mock.rest("PATCH", filePath, form(receiptPdf()))).status).toBe(200);
    expect((await mock.rest("GET", attachmentPath)).body.pages).toBe(1);
  });

  test("is always read as a PDF; a single uploaded PDF is returned byte by byte", async () => {
    const mock = await mockWithVoucher();
    await mock.rest("POST", filePath, form(receiptPdf()));
    const own = await mock.rest("GET", filePath);
    expect(own.headers.get("content-type")).toBe("application/pdf");
    expect(bytesOf(own.text)).toEqual(receiptPdf());
    await mock.rest("PATCH", filePath, form(jpeg, "foto.jpg"));
    const both = bytesOf((await mock.rest("GET", filePath)).text);
    expect(countPages(both)).toBe(2);
  });

  test("is removed by DELETE, and with its voucher's last entry", async () => {
    const mock = await mockWithVoucher();
    await mock.rest("POST", filePath, form(receiptPdf()));
    expect((await mock.rest("DELETE", filePath)).status).toBe(204);
    expect((await mock.rest("POST", filePath, form(receiptPdf()))).status).toBe(200);
    await mock.rest("DELETE", "/journals/1/entries/1");
    expect(mock.agreement().records(attachedDocuments).all()).toEqual([]);
  });

  test("stays with the booked voucher, but its path in the journal ends", async () => {
    const mock = await mockWithVoucher();
    await mock.rest("POST", filePath, form(receiptPdf()));
    await bookJournal(mock);
    expect((await mock.rest("GET", attachmentPath)).status).toBe(404);
    expect(mock.agreement().records(attachedDocuments).all()).toMatchObject([
      { accountingYear: "2026", voucherNumber: 1 },
    ]);
  });

  test("accepts PDF, JPEG, PNG and GIF by their first bytes, and no other format", async () => {
    const mock = await mockWithVoucher();
    const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]);
    for (const bytes of [jpeg, png, new TextEncoder().encode("GIF89a")])
      expect((await mock.rest("PATCH", filePath, form(bytes))).status).toBe(200);
    for (const bytes of [heic, new TextEncoder().encode("hello")]) {
      const refused = await mock.rest("PATCH", filePath, form(bytes));
      expect(refused.body).toMatchObject({
        httpStatusCode: 400,
        message: "Attachment file type is not supported",
      });
    }
  });

  test("accepts 9.0 MB and not a byte more", async () => {
    const mock = await mockWithVoucher();
    const sized = (size: number) => {
      const bytes = new Uint8Array(size);
      bytes.set(receiptPdf());
      return form(bytes);
    };
    expect((await mock.rest("POST", filePath, sized(9 * 1024 * 1024))).status).toBe(200);
    expect((await mock.rest("PATCH", filePath, sized(9 * 1024 * 1024 + 1))).status).toBe(400);
  });

  test("L-32: needs a file: refuses JSON and an empty form", async () => {
    const mock = await mockWithVoucher();
    expect((await mock.rest("POST", filePath, { file: "JVBERi0=" })).status).toBe(415);
    const empty = new FormData();
    empty.append("note", "ingen fil");
    expect((await mock.rest("POST", filePath, empty)).status).toBe(400);
    expect(
      (await mock.rest("POST", "/journals/1/vouchers/2026-9/attachment/file", form(receiptPdf()))).status,
    ).toBe(404);
  });
});
