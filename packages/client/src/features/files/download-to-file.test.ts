import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { mockWith } from "../../../test/mock-client.ts";
import { download } from "./download.ts";
import { downloadToFile } from "./download-to-file.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "download-"));
  path = join(folder, "1.pdf");
});
afterEach(() => rm(folder, { recursive: true }));

function withInvoice() {
  const { mock, economic } = mockWith();
  const { bookedInvoiceNumber } = mock.agreement().bookedInvoices.add();
  return { mock, economic, invoice: { bookedInvoiceNumber } };
}

test("writes the file and tells its size", async () => {
  const { economic, invoice } = withInvoice();
  const content = await download(economic, invoice);
  expect(await downloadToFile(economic, invoice, path)).toBe(content.length);
  expect(new Uint8Array(await readFile(path))).toEqual(content);
  expect(await readdir(folder)).toEqual(["1.pdf"]);
});

test("a download that breaks off leaves what was there, and nothing else", async () => {
  const { mock, economic, invoice } = withInvoice();
  await writeFile(path, "before");
  mock.faults.add({ path: "/pdf", effect: { garble: "stalled" } });
  const failing = downloadToFile(economic, invoice, path, { timeoutMs: 50 });
  await expect(failing).rejects.toThrow();
  expect(mock.requests.map(({ status }) => status)).toEqual([200]);
  expect(await readFile(path, "utf8")).toBe("before");
  expect(await readdir(folder)).toEqual(["1.pdf"]);
});

test("a file that does not exist creates none", async () => {
  const { economic } = withInvoice();
  const failing = downloadToFile(economic, { bookedInvoiceNumber: 4711 }, path, { waitMs: 0 });
  await expect(failing).rejects.toMatchObject({ kind: "notFound" });
  expect(await readdir(folder)).toEqual([]);
});

test("without a file system it says so before anything is sent", async () => {
  const { mock, economic, invoice } = withInvoice();
  vi.stubGlobal("process", undefined);
  try {
    await expect(downloadToFile(economic, invoice, "x")).rejects.toThrow(/no file system/);
    expect(mock.requests).toEqual([]);
  } finally {
    vi.unstubAllGlobals();
  }
});
