import { describe, expect, test } from "vitest";
import { bytes, gif, heic, pdf, pdfOfSize, voucherOf } from "../../../test/files.ts";
import { failureOf, mockWith, newKey } from "../../../test/mock-client.ts";
import { formOf, keysOf, sent } from "../../../test/requests.ts";
import { download } from "./download.ts";
import { uploadDocument } from "./upload.ts";
import { maxUploadBytes, type UploadSource } from "./upload-form.ts";

type Economic = ReturnType<typeof mockWith>["economic"];

/** Downloads a stored document. */
const kept = (economic: Economic, { number }: { number: number }) =>
  download(economic.documents, "/AttachedDocuments/{number}/pdf", { path: { number } });

/** Makes a mock with a voucher, and returns the forms that are sent to it. */
async function withVoucher() {
  const mocked = mockWith();
  const { accountingYear, voucherNumber } = await voucherOf(mocked);
  const voucher = { accountingYear, voucherNumber };
  const uploads = () => sent(mocked.mock, "POST").filter(({ path }) => path.endsWith("/AttachedDocuments"));
  return { ...mocked, voucher, uploads, forms: () => Promise.all(uploads().map(formOf)) };
}

test("sends the form of documentsapi once, and returns the document's number", async () => {
  const { economic, voucher, uploads, forms } = await withVoucher();
  const { number } = await uploadDocument(economic, {
    ...voucher,
    file: new File([pdf], "taxi"),
    note: "Receipt",
    onExisting: "fail",
    idempotencyKey: newKey("taxi-7"),
  });
  const { accountingYear, voucherNumber } = voucher;
  const documents = await economic.documents.list("/AttachedDocuments").toArray();
  expect(documents).toMatchObject([{ number, note: "Receipt", accountingYear, voucherNumber }]);
  expect(await kept(economic, { number })).toEqual(pdf);
  const [request] = uploads();
  expect([request?.method, request?.path]).toEqual(["POST", "/documentsapi/v4.0.1/AttachedDocuments"]);
  expect(request?.headers["idempotency-key"]).toBe("taxi-7");
  const [form] = await forms();
  expect(Object.fromEntries(form ?? [])).toMatchObject({
    voucherNumber: `${voucherNumber}`,
    accountingYear: "2028/2029",
    note: "Receipt",
    onConflict: "1",
  });
  expect(form?.get("file")).toMatchObject({ name: "taxi.pdf", type: "application/pdf" });
});

test("leaves out missing fields, and takes the format from the content of the file", async () => {
  const { economic, voucher, forms } = await withVoucher();
  const { accountingYear, voucherNumber } = voucher;
  const place = { accountingYear, voucherNumber };
  await uploadDocument(economic, { ...place, file: new File([pdf], "Bon.nr.1.TXT", { type: "text/plain" }) });
  await uploadDocument(economic, { ...place, file: new Blob([bytes("\xff\xd8\xff\xe0")]) });
  const [first, second] = await forms();
  expect([...(first?.keys() ?? [])]).toEqual(["file", "voucherNumber", "accountingYear"]);
  expect(first?.get("file")).toMatchObject({ name: "Bon.nr.1.pdf", type: "application/pdf" });
  expect(second?.get("file")).toMatchObject({ name: "document.jpeg", type: "image/jpeg" });
});

test.each([
  ["Bon 4711.2026", "Bon 4711.2026.pdf"],
  ["Bilag nr.12", "Bilag nr.12.pdf"],
  ["Kvittering på 7,50.heic", "Kvittering på 7,50.pdf"],
  ["scan.jpeg", "scan.pdf"],
  ["a.b.PDF", "a.b.pdf"],
])("the name %s is sent as %s: only an extension is replaced", async (given, name) => {
  const { economic, voucher, forms } = await withVoucher();
  await uploadDocument(economic, { ...voucher, file: new File([pdf], given) });
  const [form] = await forms();
  expect(form?.get("file")).toMatchObject({ name });
});

test("onExisting decides whether pages are added to an existing document (X-34)", async () => {
  const { economic, voucher } = await withVoucher();
  const { number } = await uploadDocument(economic, { ...voucher, file: pdf });
  const pages = async () =>
    (await economic.documents.get("/AttachedDocuments/{number}", { path: { number } })).pageCount;
  await uploadDocument(economic, { ...voucher, file: pdf });
  expect(await pages()).toBe(2);
  await uploadDocument(economic, { ...voucher, file: pdf, onExisting: "append" });
  expect(await pages()).toBe(3);
  const failing = uploadDocument(economic, { ...voucher, file: pdf, onExisting: "fail" });
  await expect(failing).rejects.toMatchObject({
    kind: "validation",
    code: "DocumentAlreadyAttachedToVoucher",
  });
  expect(await pages()).toBe(3);
});

test("a document is uploaded once, although its answer was lost (X-34)", async () => {
  const { mock, economic, voucher, uploads } = await withVoucher();
  mock.faults.add({ method: "POST", path: "/AttachedDocuments", effect: { drop: "after" } });
  const { number } = await uploadDocument(economic, { ...voucher, file: pdf });
  expect(uploads().map(({ replayed }) => replayed)).toEqual([false, true]);
  expect(new Set(keysOf(uploads())).size).toBe(1);
  expect(await economic.documents.list("/AttachedDocuments").toArray()).toMatchObject([
    { number, pageCount: 1 },
  ]);
});

describe("a file", () => {
  test.each<[string, () => UploadSource]>([
    ["an ArrayBuffer", () => pdf.buffer],
    ["a view into a larger buffer", () => new Uint8Array([1, 2, ...pdf, 3]).subarray(2, 2 + pdf.length)],
    ["a stream", () => new Blob([pdf]).stream()],
  ])("may be %s", async (_, source) => {
    const { economic, voucher } = await withVoucher();
    const document = await uploadDocument(economic, { ...voucher, file: source() });
    expect(await kept(economic, document)).toEqual(pdf);
  });

  test("may have exactly 9 MB", async () => {
    const { economic, voucher } = await withVoucher();
    const document = await uploadDocument(economic, { ...voucher, file: pdfOfSize(maxUploadBytes) });
    expect(await kept(economic, document)).toHaveLength(maxUploadBytes);
  });

  test.each<[string, UploadSource, status?: number]>([
    ["a HEIC photo", heic],
    ["a GIF, which only vouchers on REST take", gif],
    ["a text with the name of a PDF", new File(["hello"], "a.pdf", { type: "application/pdf" })],
    ["an empty file", new Uint8Array()],
    ["a file over 9 MB", pdfOfSize(maxUploadBytes + 1)],
    ["a stream over 9 MB", new Blob([pdfOfSize(maxUploadBytes + 1)]).stream()],
    ["a path", "receipt.pdf" as never],
  ])("that is %s is refused before anything is sent", async (_, file) => {
    const { economic, voucher, uploads } = await withVoucher();
    const error = await failureOf(uploadDocument(economic, { ...voucher, file }));
    expect(error.kind).toBe("validation");
    expect(error).toMatchObject({ errors: [{ path: "file" }], attempts: 0 });
    expect(uploads()).toEqual([]);
  });
});

describe("a stream that stalls is cancelled, and nothing is sent", () => {
  test.each<[string, () => object, object]>([
    ["by the caller's signal", () => ({ signal: AbortSignal.timeout(20) }), { name: "TimeoutError" }],
    ["after timeoutMs of the call", () => ({ timeoutMs: 20 }), { kind: "timeout" }],
    ["after writeTimeoutMs of the client", () => ({}), { kind: "timeout" }],
  ])("%s", async (_, options, error) => {
    const { client, voucher, uploads } = await withVoucher();
    const economic = client({ writeTimeoutMs: 30 });
    const cancelled: unknown[] = [];
    const file = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(pdf),
      cancel: (reason) => void cancelled.push(reason),
    });
    const failure = await failureOf(uploadDocument(economic, { ...voucher, file, ...options() }));
    expect(failure).toMatchObject(error);
    expect(cancelled).toEqual([failure]);
    expect(uploads()).toEqual([]);
  });
});

test.each([
  [{ voucherNumber: 0 }, "VoucherNumber"],
  [{ accountingYear: "" }, "AccountingYear"],
  [{ accountingYear: "2025/2026 or so" }, "AccountingYear"],
  [{ note: "n".repeat(251) }, "Note"],
])("an upload with %j is refused by the server, with an error about %s", async (wrong, path) => {
  const { economic, voucher } = await withVoucher();
  const error = await failureOf(uploadDocument(economic, { ...voucher, file: pdf, ...wrong }));
  expect(error).toMatchObject({ kind: "validation", status: 400, errors: [{ path }] });
  expect(await economic.documents.list("/AttachedDocuments").toArray()).toEqual([]);
});
