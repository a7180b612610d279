import fc from "fast-check";
import { expect, test } from "vitest";
import { fileTypeOf } from "./file-type.ts";

const bytes = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

test.each([
  ["%PDF-1.7\n", "pdf"],
  [`${"\0".repeat(1000)}%PDF-1.4`, "pdf"],
  ["\xff\xd8\xff\xe0\0\x10JFIF", "jpg"],
  ["\x89PNG\r\n\x1a\n", "png"],
  ["GIF89a", "gif"],
  ["GIF87a", "gif"],
  ["\0\0\0\x18ftypheic", "heic"],
  ["\0\0\0\x18ftypmif1", "heic"],
  ["\0\0\0\x20ftypavif", "heic"],
])("%j is %s", (head, extension) => {
  expect(fileTypeOf(bytes(head))[0]).toBe(extension);
});

test.each([
  "",
  "PDF-1.7",
  `${"\0".repeat(1025)}%PDF-1.4`,
  "<html>",
  "\0\0\0\x18ftypisom",
  "\xff\xd8",
  "PK\x03\x04",
])("%j is none of them", (head) => {
  expect(fileTypeOf(bytes(head))).toEqual([]);
});

test("what follows the first bytes does not matter", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (rest) => {
      for (const [head, extension] of [
        ["%PDF-", "pdf"],
        ["\x89PNG\r\n\x1a\n", "png"],
        ["\0\0\0\x18ftypheic", "heic"],
      ] as const) {
        // A PDF may begin within the first kilobyte of anything.
        if (extension !== "pdf" && fileTypeOf(rest)[0] === "pdf") continue;
        expect(fileTypeOf(new Uint8Array([...bytes(head), ...rest]))[0]).toBe(extension);
      }
    }),
  );
});
