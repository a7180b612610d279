import { beforeEach, describe, expect, test } from "vitest";
import { countPages } from "../../pdf/index.ts";
import { pngBytes, receiptPdf } from "../../testing/files.ts";
import {
  bookJournal,
  financeEntry,
  mockWithVoucher,
  postVoucher,
  voucher,
} from "../../testing/journal-bodies.ts";
import type { TestMock } from "../../testing/test-mock.ts";

const gif = new TextEncoder().encode("GIF89a-----");

let mock: TestMock;
beforeEach(async () => {
  mock = await mockWithVoucher();
});

const documents = (method: string, path: string, body?: unknown) =>
  mock.apis("documentsapi", method, `/AttachedDocuments${path}`, body);

function upload(bytes: Uint8Array | undefined, fields: Readonly<Record<string, string>> = {}) {
  const form = new FormData();
  if (bytes !== undefined) form.append("File", new File([bytes as BlobPart], "bilag.pdf"));
  for (const [name, value] of Object.entries({ VoucherNumber: "1", AccountingYear: "2026", ...fields }))
    if (value !== "") form.append(name, value);
  return documents("POST", "", form);
}

describe("documentsapi", () => {
  test("O-11, O-53: an upload answers 201 with its number and location", async () => {
    const made = await upload(receiptPdf(2), { Note: "Fra kassen" });
    expect([made.status, made.body]).toEqual([201, { number: 1 }]);
    expect(made.headers.get("location")).toMatch(/\/documentsapi\/v[\d.]+\/AttachedDocuments\/1$/);
    const whole = { number: 1, note: "Fra kassen", pageCount: 2, voucherNumber: 1, accountingYear: "2026" };
    expect((await documents("GET", "/1")).body).toEqual(whole);
    expect((await documents("GET", "?filter=voucherNumber$eq:1")).body.items).toEqual([whole]);
    expect((await documents("GET", "/count")).body).toBe(1);
  });

  test("S-16: a document is the voucher's attachment on REST, and the reverse", async () => {
    await upload(receiptPdf(2));
    const path = "/journals/1/vouchers/2026-1/attachment";
    expect((await mock.rest("GET", path)).body.pages).toBe(2);
    await mock.rest("DELETE", `${path}/file`);
    expect((await documents("GET", "/1")).status).toBe(404);
  });

  test("O-57: accepts the names of its fields in lower case", async () => {
    const form = new FormData();
    form.append("file", new File([receiptPdf() as BlobPart], "bilag.pdf"));
    for (const [name, value] of Object.entries({ vouchernumber: "1", accountingyear: "2026", note: "Ja" }))
      form.append(name, value);
    expect((await documents("POST", "", form)).body).toEqual({ number: 1 });
    expect((await documents("GET", "/1")).body.note).toBe("Ja");
  });

  test("accepts booked vouchers as well as drafts", async () => {
    await bookJournal(mock);
    expect((await upload(receiptPdf())).status).toBe(201);
  });

  test("X-34: adds to an existing document, unless OnConflict is 1", async () => {
    await upload(receiptPdf(2));
    expect((await upload(pngBytes)).body).toEqual({ number: 1 });
    const { text, headers } = await documents("GET", "/1/pdf");
    expect(headers.get("content-type")).toBe("application/pdf");
    expect(countPages(Uint8Array.from(text, (character) => character.charCodeAt(0)))).toBe(3);
    const refused = await upload(receiptPdf(), { OnConflict: "1" });
    expect([refused.status, refused.body.errorCode]).toEqual([400, "DocumentAlreadyAttachedToVoucher"]);
    expect((await documents("GET", "/1")).body.pageCount).toBe(3);
  });

  test.each([
    ["a year that is not there", receiptPdf(), { AccountingYear: "1999" }, "AccountingYearNotFound"],
    ["a voucher that is not there", receiptPdf(), { VoucherNumber: "77" }, "InvalidVoucherNumber"],
    ["a type that is not taken", gif, {}, "InvalidFileData"],
    ["a file that is none", new Uint8Array([1, 2, 3]), {}, "InvalidFileData"],
    ["too many bytes", new Uint8Array(9_437_185).fill(0x25), {}, "InvalidFileData"],
    ["no file", undefined, {}, "InvalidInput"],
    ["a voucher number of 0", receiptPdf(), { VoucherNumber: "0" }, "InvalidInput"],
    ["a year of 12 characters", receiptPdf(), { AccountingYear: "2026/2027-ab" }, "InvalidInput"],
    ["a note of 251 characters", receiptPdf(), { Note: "x".repeat(251) }, "InvalidInput"],
    ["an unknown way out of a conflict", receiptPdf(), { OnConflict: "2" }, "InvalidInput"],
  ])("refuses %s", async (_, bytes, fields, code) => {
    const answer = await upload(bytes, fields as Record<string, string>);
    expect([answer.status, answer.body.errorCode]).toEqual([400, code]);
    expect((await documents("GET", "/count")).body).toBe(0);
  });

  test("L-32: refuses JSON with 415", async () => {
    expect((await documents("POST", "", { voucherNumber: 1 })).status).toBe(415);
  });

  test("O-51: DELETE removes one document, deletebulk 0 to 500", async () => {
    await postVoucher(mock, voucher({ financeVouchers: [financeEntry()] }));
    await upload(receiptPdf());
    await upload(receiptPdf(), { VoucherNumber: "2" });
    const bulk = (documentNumbers: readonly number[]) =>
      documents("DELETE", "/deletebulk", { documentNumbers });
    expect((await bulk([1, 99])).status).toBe(404);
    expect((await documents("GET", "/count")).body).toBe(2);
    const tooMany = await bulk(Array.from({ length: 501 }, (_, index) => index + 1));
    expect([tooMany.status, tooMany.body.errorCode]).toEqual([400, "InvalidInput"]);
    expect((await bulk([1, 2])).status).toBe(204);
    await upload(receiptPdf());
    expect((await documents("DELETE", "/1")).status).toBe(204);
    expect((await documents("DELETE", "/1")).status).toBe(404);
    expect((await documents("GET", "/1/pdf")).status).toBe(404);
  });
});
