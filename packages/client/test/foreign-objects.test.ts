/** Tests with objects like those of jsdom and happy-dom, which the platform's fetch, `Response` and `AbortSignal` refuse. */
import { expect, test } from "vitest";
import { uploadDocument } from "../src/features/files/upload.ts";
import type { UploadSource } from "../src/features/files/upload-form.ts";
import { exportAll } from "../src/listing/export-all.ts";
import { multipart } from "../src/request/multipart.ts";
import { pdf, voucherOf } from "./files.ts";
import { mockWith } from "./mock-client.ts";
import { formOf, sent } from "./requests.ts";

/** Makes a file like jsdom's, which has a tag, a type and its bytes, but no stream. */
const foreignFile = (bytes: Uint8Array<ArrayBuffer>, name: string, type: string): UploadSource => {
  const file = {
    [Symbol.toStringTag]: "File",
    name,
    type,
    size: bytes.length,
    arrayBuffer: async () => bytes.slice().buffer,
  };
  // The type of a Blob has members that this object lacks.
  return file as unknown as Blob;
};

/** A signal like jsdom's: an `EventTarget` that is not an instance of the global `AbortSignal`. */
class ForeignSignal extends EventTarget {
  aborted = false;
  reason: unknown;
  /** The same object, with the type of the platform's `AbortSignal`. */
  readonly typed = this as unknown as AbortSignal;

  throwIfAborted() {
    if (this.aborted) throw this.reason;
  }
  abort(reason: unknown) {
    Object.assign(this, { aborted: true, reason });
    this.dispatchEvent(new Event("abort"));
  }
}

async function numbersOf(customers: AsyncIterable<{ readonly customerNumber?: number }>) {
  const numbers: unknown[] = [];
  for await (const { customerNumber } of customers) numbers.push(customerNumber);
  return numbers;
}

test("a File of jsdom is uploaded with its bytes and its name", async () => {
  const mocked = mockWith();
  const { voucherNumber, accountingYear } = await voucherOf(mocked);
  await uploadDocument(mocked.economic, {
    voucherNumber,
    accountingYear,
    file: foreignFile(pdf, "taxi.pdf", "application/pdf"),
  });
  const upload = sent(mocked.mock, "POST").find(({ path }) => path.endsWith("/AttachedDocuments"));
  const file = upload === undefined ? undefined : (await formOf(upload)).get("file");
  expect(file).toMatchObject({ name: "taxi.pdf", size: pdf.length });
});

/** A form like happy-dom's, whose tag is "Object". */
class ForeignForm {
  readonly #parts: [string, string][] = [];
  append(name: string, value: string) {
    this.#parts.push([name, value]);
  }
  getAll(name: string) {
    return this.#parts.filter(([part]) => part === name).map(([, value]) => value);
  }
  [Symbol.iterator]() {
    return this.#parts[Symbol.iterator]();
  }
}

test("a FormData of happy-dom is sent as a form, and never as {}", async () => {
  const { economic, mock } = mockWith();
  const form = new ForeignForm();
  form.append("voucherNumber", "7");
  const body = multipart(form as unknown as FormData);
  await economic.documents.raw("post", "/AttachedDocuments", { body }).catch(() => {});
  expect(mock.requests[0]?.headers["content-type"]).toContain("multipart/form-data");
  const unwrapped = economic.documents.raw("post", "/AttachedDocuments", { body: form });
  await expect(unwrapped).rejects.toMatchObject({ kind: "validation", attempts: 0 });
});

test("a Blob of jsdom is sent as its bytes", async () => {
  const bodies: unknown[] = [];
  const { client } = mockWith();
  const economic = client({
    fetch: async (_url, { body }) => {
      bodies.push(body);
      return Response.json({});
    },
  });
  const body = foreignFile(new TextEncoder().encode("abc"), "a.txt", "text/plain");
  await economic.rest.raw("post", "/customers", { body });
  expect(bodies.map((sentBody) => new TextDecoder().decode(sentBody as ArrayBuffer))).toEqual(["abc"]);
});

test("a signal of jsdom ends a call, a listing and an export", async () => {
  const { economic } = mockWith({ latency: 50 });
  for (const start of [
    (signal: AbortSignal) => economic.rest.get("/self", { signal }),
    (signal: AbortSignal) => economic.rest.list("/customers", { signal }).toArray(),
    (signal: AbortSignal) =>
      numbersOf(exportAll(economic.customers, "/Customers", { by: "customerNumber", signal })),
  ]) {
    const signal = new ForeignSignal();
    const running = start(signal.typed);
    signal.abort(new RangeError("enough"));
    await expect(running).rejects.toThrow("enough");
    await expect(start(signal.typed)).rejects.toThrow("enough");
    await expect(start(new ForeignSignal().typed)).resolves.toBeDefined();
  }
});
