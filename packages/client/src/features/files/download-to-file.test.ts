import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mockWith } from "../../../test/mock-client.ts";
import { download } from "./download.ts";
import { downloadToFile } from "./download-to-file.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "download-"));
  file = join(folder, "1.pdf");
});
afterEach(() => rm(folder, { recursive: true }));

const pdf = "/invoices/booked/{bookedInvoiceNumber}/pdf";

function withInvoice() {
  const { mock, economic } = mockWith();
  return { mock, rest: economic.rest, path: mock.agreement().bookedInvoices.add() };
}

test("writes the file and returns its size", async () => {
  const { rest, path } = withInvoice();
  const content = await download(rest, pdf, { path });
  expect(await downloadToFile(rest, pdf, file, { path })).toBe(content.length);
  expect(new Uint8Array(await readFile(file))).toEqual(content);
  expect(await readdir(folder)).toEqual(["1.pdf"]);
});

test("replaces an existing file", async () => {
  const { rest, path } = withInvoice();
  await writeFile(file, "before");
  await downloadToFile(rest, pdf, file, { path });
  expect(await readFile(file, "latin1")).toMatch(/^%PDF-/);
  expect(await readdir(folder)).toEqual(["1.pdf"]);
});

test("a failed download leaves the existing file, and no other", async () => {
  const { mock, rest, path } = withInvoice();
  await writeFile(file, "before");
  mock.faults.add({ path: "/pdf", times: Number.POSITIVE_INFINITY, effect: { garble: "stalled" } });
  const failing = downloadToFile(rest, pdf, file, { path, timeoutMs: 50, retry: false });
  await expect(failing).rejects.toMatchObject({ kind: "timeout" });
  expect(mock.requests.map(({ status }) => status)).toEqual([200]);
  expect(await readFile(file, "utf8")).toBe("before");
  expect(await readdir(folder)).toEqual(["1.pdf"]);
});

test("a download that breaks off is retried", async () => {
  const { mock, rest, path } = withInvoice();
  mock.faults.add({ path: "/pdf", effect: { garble: "stalled" } });
  const size = await downloadToFile(rest, pdf, file, { path, timeoutMs: 50 });
  expect(mock.requests.map(({ status }) => status)).toEqual([200, 200]);
  expect(await readFile(file)).toHaveLength(size);
});

test("an error of the disk is thrown, and no temporary file stays", async () => {
  const { rest, path } = withInvoice();
  await mkdir(file);
  await expect(downloadToFile(rest, pdf, file, { path })).rejects.toThrow(/EISDIR|directory/);
  expect(await readdir(folder)).toEqual(["1.pdf"]);
});

test("a missing file leaves nothing on the disk", async () => {
  const { rest } = withInvoice();
  const missing = { path: { bookedInvoiceNumber: 4711 }, waitMs: 0 };
  await expect(downloadToFile(rest, pdf, file, missing)).rejects.toMatchObject({ kind: "notFound" });
  expect(await readdir(folder)).toEqual([]);
});

test("without a file system, the call is refused before anything is sent", async () => {
  const { mock, rest, path } = withInvoice();
  vi.stubGlobal("process", undefined);
  try {
    await expect(downloadToFile(rest, pdf, "x", { path })).rejects.toMatchObject({
      kind: "validation",
      attempts: 0,
    });
    expect(mock.requests).toEqual([]);
  } finally {
    vi.unstubAllGlobals();
  }
});
