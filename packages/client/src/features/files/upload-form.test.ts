import fc from "fast-check";
import { expect, test } from "vitest";
import { ValidationError } from "../../index.ts";
import { formats } from "./formats.ts";
import { uploadForm } from "./upload-form.ts";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const all = Object.values(formats);
const nameOf = async (source: Uint8Array) =>
  ((await uploadForm(source as Uint8Array<ArrayBuffer>, all, 1000)).get("file") as File).name;

test.each([
  ["%PDF-1.7\n", "document.pdf"],
  [`${"\0".repeat(1000)}%PDF-1.4`, "document.pdf"],
  ["\xff\xd8\xff\xe0\0\x10JFIF", "document.jpeg"],
  ["\x89PNG\r\n\x1a\n", "document.png"],
  ["GIF89a", "document.gif"],
  ["GIF87a", "document.gif"],
])("a file that begins with %j is sent as %s", async (head, name) => {
  expect(await nameOf(bytes(head))).toBe(name);
});

test.each([
  "",
  "PDF-1.7",
  `${"\0".repeat(1025)}%PDF-1.4`,
  "<html>",
  "\xff\xd8",
  "PK\x03\x04",
  // Photos of phones.
  "\0\0\0\x18ftypheic",
  "\0\0\0\x18ftypmif1",
  "\0\0\0\x20ftypavif",
])("a file that begins with %j is refused", async (head) => {
  await expect(nameOf(bytes(head))).rejects.toBeInstanceOf(ValidationError);
});

test("the bytes after the first ones do not matter", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (rest) => {
      for (const [head, name] of [
        ["%PDF-", "document.pdf"],
        ["\x89PNG\r\n\x1a\n", "document.png"],
      ] as const)
        expect(await nameOf(new Uint8Array([...bytes(head), ...rest]))).toBe(name);
    }),
  );
});
