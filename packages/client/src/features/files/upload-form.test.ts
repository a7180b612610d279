import fc from "fast-check";
import { expect, test } from "vitest";
import { uploadForm } from "./upload-form.ts";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const nameOf = async (source: Uint8Array) =>
  ((await uploadForm(source, "pdf, jpg, png, gif")).get("file") as File).name;

test.each([
  ["%PDF-1.7\n", "pdf"],
  [`${"\0".repeat(1000)}%PDF-1.4`, "pdf"],
  ["\xff\xd8\xff\xe0\0\x10JFIF", "jpg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF89a", "gif"],
  ["GIF87a", "gif"],
])("%j is %s", async (head, extension) => {
  expect(await nameOf(bytes(head))).toBe(`document.${extension}`);
});

test.each([
  ["", /unknown, 0 bytes/],
  ["PDF-1.7", /unknown, 7 bytes/],
  [`${"\0".repeat(1025)}%PDF-1.4`, /unknown/],
  ["<html>", /unknown/],
  ["\xff\xd8", /unknown/],
  ["PK\x03\x04", /unknown/],
  ["\0\0\0\x18ftypheic", /it is heic, 12 bytes/],
  ["\0\0\0\x18ftypmif1", /heic/],
  ["\0\0\0\x20ftypavif", /heic/],
])("%j is refused", async (head, message) => {
  await expect(nameOf(bytes(head))).rejects.toThrow(message);
});

test("what follows the first bytes does not matter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (rest) => {
      for (const [head, extension] of [
        ["%PDF-", "pdf"],
        ["\x89PNG\r\n\x1a\n", "png"],
      ] as const)
        expect(await nameOf(new Uint8Array([...bytes(head), ...rest]))).toBe(`document.${extension}`);
    }),
  );
});
