import { describe, expect, test } from "vitest";
import { clientOf, empty, json, problem, type Sent } from "../../testing/routes.ts";
import { attachToDraftInvoice, attachToVoucher } from "./attach.ts";
import { maxUploadBytes, type UploadSource } from "./check-file.ts";
import { uploadDocument } from "./upload-document.ts";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const pdf = bytes("%PDF-1.7 …");
const heic = bytes("\0\0\0\x18ftypheic");

function pdfOfSize(size: number): Uint8Array<ArrayBuffer> {
  const file = new Uint8Array(size);
  file.set(pdf);
  return file;
}

const form = (request: Sent | undefined) => request?.body as FormData;

describe("uploadDocument", () => {
  const url = "POST /documentsapi/v4.0.1/AttachedDocuments";
  const created = json({ number: 12 }, 201);
  const voucher = { voucherNumber: 7, accountingYear: "2025/2026" };

  test("sends the form that documentsapi wants, once, and answers the document's number", async () => {
    const { economic, sent } = clientOf({ [url]: created });
    const options = { ...voucher, file: pdf, note: "Receipt", onConflict: "fail", fileName: "taxi" } as const;
    expect(await uploadDocument(economic, { ...options, idempotencyKey: "taxi-7" })).toEqual({ number: 12 });
    const fields = form(sent[0]);
    const file = fields.get("file") as File;
    expect([file.name, file.type, new Uint8Array(await file.arrayBuffer())]).toEqual([
      "taxi.pdf",
      "application/pdf",
      new Uint8Array(pdf),
    ]);
    expect(["voucherNumber", "accountingYear", "note", "onConflict"].map((name) => fields.get(name))).toEqual(
      ["7", "2025/2026", "Receipt", "1"],
    );
    expect(sent[0]?.key).toBe("taxi-7");
  });

  test("leaves out what is not given, and keeps a Blob's or File's name", async () => {
    const { economic, sent } = clientOf({ [url]: created });
    await uploadDocument(economic, { ...voucher, file: new File([pdf], "Bon.PDF", { type: "text/plain" }) });
    await uploadDocument(economic, { ...voucher, file: new Blob([bytes("\xff\xd8\xff\xe0")]) });
    expect([...form(sent[0]).keys()]).toEqual(["file", "voucherNumber", "accountingYear"]);
    expect((form(sent[0]).get("file") as File).name).toBe("Bon.PDF");
    const photo = form(sent[1]).get("file") as File;
    expect([photo.name, photo.type]).toEqual(["document.jpg", "image/jpeg"]);
  });

  test.each<[string, () => UploadSource]>([
    ["an ArrayBuffer", () => pdf.buffer],
    ["a view into a larger buffer", () => new Uint8Array([1, 2, ...pdf, 3]).subarray(2, 2 + pdf.length)],
    ["a stream", () => new Blob([pdf]).stream()],
  ])("takes %s", async (_, source) => {
    const { economic, sent } = clientOf({ [url]: created });
    await uploadDocument(economic, { ...voucher, file: source() });
    const file = form(sent[0]).get("file") as File;
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(new Uint8Array(pdf));
  });

  test.each<[string, UploadSource, RegExp]>([
    ["a HEIC photo", heic, /content is heic, not pdf, jpg, png: convert the photo to JPG/],
    ["a GIF, which only vouchers on REST take", bytes("GIF89a"), /content is gif, not pdf, jpg, png\./],
    [
      "a text that is called a PDF",
      new File(["hello"], "a.pdf", { type: "application/pdf" }),
      /content is something, not/,
    ],
    ["an empty file", new Uint8Array(), /empty/],
    ["a file over 9 MB", pdfOfSize(maxUploadBytes + 1), /larger than 9 MB \(9437184 bytes\)/],
    ["a stream over 9 MB", new Blob([pdfOfSize(maxUploadBytes + 1)]).stream(), /larger than 9 MB/],
    ["a path", "receipt.pdf" as never, /must be a Uint8Array/],
  ])("refuses %s before anything is sent", async (_, file, message) => {
    const { economic, sent } = clientOf({ [url]: created });
    await expect(uploadDocument(economic, { ...voucher, file })).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });

  test("takes a file of exactly 9 MB", async () => {
    const { economic } = clientOf({ [url]: created });
    await expect(
      uploadDocument(economic, { ...voucher, file: pdfOfSize(maxUploadBytes) }),
    ).resolves.toBeDefined();
  });

  test.each([
    [{ voucherNumber: 0 }, /voucherNumber/],
    [{ voucherNumber: 1.5 }, /voucherNumber/],
    [{ accountingYear: "" }, /accountingYear/],
    [{ accountingYear: "2025/2026 or so" }, /accountingYear/],
    [{ note: "n".repeat(251) }, /250 characters/],
  ])("refuses %j before anything is sent", async (wrong, message) => {
    const { economic, sent } = clientOf({ [url]: created });
    await expect(uploadDocument(economic, { ...voucher, file: pdf, ...wrong })).rejects.toThrow(message);
    expect(sent).toEqual([]);
  });
});

describe("attachToVoucher", () => {
  const base = "/journals/1/vouchers/2025_6_2026-7/attachment";
  const voucher = { journalNumber: 1, accountingYear: "2025/2026", voucherNumber: 7 };
  const file = bytes("GIF89a");
  const taken = json({ message: "Voucher already has attachment", httpStatusCode: 400 }, 400);

  test.each([
    ["a 404", problem(404, "ResourceNotFound")],
    ["0 pages", json({ pages: 0 })],
    ["no word of pages", json({ self: "…" })],
  ])("§8.2: looks, and POSTs where there is none, told by %s", async (_, none) => {
    const { economic, sent, calls } = clientOf({
      [`GET ${base}`]: none,
      [`POST ${base}/file`]: json({}, 201),
    });
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: false });
    expect(calls()).toEqual([`GET ${base}`, `POST ${base}/file`]);
    expect((form(sent[1]).get("file") as File).type).toBe("image/gif");
  });

  test("§8.2: PATCHes where there is one, which adds pages", async () => {
    const { economic, calls } = clientOf({
      [`GET ${base}`]: json({ pages: 1 }),
      [`PATCH ${base}/file`]: empty(),
    });
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: true });
    expect(calls()).toEqual([`GET ${base}`, `PATCH ${base}/file`]);
  });

  test("PATCHes when somebody attached one after the look", async () => {
    const { economic, calls } = clientOf({ [`POST ${base}/file`]: taken, [`PATCH ${base}/file`]: empty() });
    expect(await attachToVoucher(economic, { ...voucher, file })).toEqual({ appended: true });
    expect(calls()).toEqual([`GET ${base}`, `POST ${base}/file`, `PATCH ${base}/file`]);
  });

  test("a look that fails is not taken for absence", async () => {
    const { economic, calls } = clientOf({ [`GET ${base}`]: problem(403, "No") });
    await expect(attachToVoucher(economic, { ...voucher, file })).rejects.toMatchObject({
      kind: "permission",
    });
    expect(calls()).toEqual([`GET ${base}`]);
  });

  test("after a lost answer, 'already has attachment' may mean our own: no PATCH", async () => {
    const { economic, calls } = clientOf({ [`POST ${base}/file`]: [new TypeError("fetch failed"), taken] });
    await expect(attachToVoucher(economic, { ...voucher, file })).rejects.toMatchObject({
      kind: "outcomeUnknown",
    });
    expect(calls().filter((call) => call.startsWith("PATCH"))).toEqual([]);
  });

  test("under a caller's key it takes the same turns each time, each under its own key", async () => {
    const { economic, sent } = clientOf({ [`POST ${base}/file`]: taken, [`PATCH ${base}/file`]: empty() });
    for (let round = 0; round < 2; round++)
      await attachToVoucher(economic, { ...voucher, file, idempotencyKey: "r-7" });
    expect(sent.map(({ call, key }) => `${call.split(" ")[0]} ${key}`)).toEqual([
      "POST r-7",
      "PATCH r-7-append",
      "POST r-7",
      "PATCH r-7-append",
    ]);
  });

  test("onExisting: fail never appends", async () => {
    const { economic, calls } = clientOf({ [`POST ${base}/file`]: taken });
    const failing = attachToVoucher(economic, { ...voucher, file, onExisting: "fail" });
    await expect(failing).rejects.toThrow(/already has attachment/);
    expect(calls()).toEqual([`POST ${base}/file`]);
  });

  test("another refusal is passed on", async () => {
    const unsupported = json({ message: "Attachment file type is not supported" }, 400);
    const { economic, calls } = clientOf({ [`POST ${base}/file`]: unsupported });
    await expect(attachToVoucher(economic, { ...voucher, file })).rejects.toThrow(/not supported/);
    expect(calls()).toHaveLength(2);
  });

  test("a HEIC photo is refused before the look", async () => {
    const { economic, sent } = clientOf({});
    await expect(attachToVoucher(economic, { ...voucher, file: heic })).rejects.toThrow(/heic/);
    expect(sent).toEqual([]);
  });
});

describe("attachToDraftInvoice", () => {
  const base = "/invoices/drafts/5/attachment";

  test("§8.4: POSTs a PDF, and nothing else", async () => {
    const { economic, calls } = clientOf({ [`POST ${base}/file`]: json({}, 201) });
    await attachToDraftInvoice(economic, { draftInvoiceNumber: 5, file: pdf });
    expect(calls()).toEqual([`POST ${base}/file`]);
    const failing = attachToDraftInvoice(economic, { draftInvoiceNumber: 5, file: bytes("GIF89a") });
    await expect(failing).rejects.toThrow(/content is gif, not pdf\./);
  });

  test("replace removes what is there first, and minds not when nothing is", async () => {
    for (const removed of [empty(), problem(404, "E06000")]) {
      const { economic, calls } = clientOf({
        [`DELETE ${base}`]: removed,
        [`POST ${base}/file`]: json({}, 201),
      });
      await attachToDraftInvoice(economic, { draftInvoiceNumber: 5, file: pdf, replace: true });
      expect(calls()).toEqual([`DELETE ${base}`, `POST ${base}/file`]);
    }
  });

  test("replace uploads nothing when the removal fails", async () => {
    const { economic, calls } = clientOf({ [`DELETE ${base}`]: problem(403, "No") });
    const failing = attachToDraftInvoice(economic, { draftInvoiceNumber: 5, file: pdf, replace: true });
    await expect(failing).rejects.toMatchObject({ kind: "permission" });
    expect(calls()).toEqual([`DELETE ${base}`]);
  });
});
