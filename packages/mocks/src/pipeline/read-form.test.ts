import { describe, expect, test } from "vitest";
import { readForm } from "./read-form.ts";

/** Returns the bytes of a form as the platform sends it, and its content type. */
async function sent(form: FormData): Promise<readonly [Uint8Array, string]> {
  const request = new Request("https://any.test", { method: "POST", body: form });
  return [new Uint8Array(await request.arrayBuffer()), request.headers.get("content-type") ?? ""];
}

describe("a form", () => {
  test("is read as the platform wrote it: texts, names, types and every byte", async () => {
    const bytes = Uint8Array.from({ length: 70_000 }, (_, index) => (index * 7) % 256);
    const form = new FormData();
    form.append("note", "Kvittering på æbler\r\n--");
    form.append("empty", "");
    form.append("file", new File([bytes], 'a "quoted" æ.pdf', { type: "application/pdf" }));
    const read = readForm(...(await sent(form)));
    expect([...read.keys()]).toEqual(["note", "empty", "file"]);
    expect([read.get("note"), read.get("empty")]).toEqual(["Kvittering på æbler\r\n--", ""]);
    const file = read.get("file") as File;
    expect([file.name, file.type]).toEqual(['a "quoted" æ.pdf', "application/pdf"]);
    expect(new Uint8Array(await file.arrayBuffer())).toEqual(bytes);
  });

  test.each([
    ["no boundary", "--b\r\n\r\n\r\n--b--", "multipart/form-data"],
    ["no end", '--b\r\ncontent-disposition: form-data; name="a"\r\n\r\nx', "multipart/form-data; boundary=b"],
    ["a part without headers", "--b\r\nx\r\n--b--", "multipart/form-data; boundary=b"],
    [
      "a part without a name",
      "--b\r\ncontent-type: text/plain\r\n\r\nx\r\n--b--",
      "multipart/form-data; boundary=b",
    ],
  ])("with %s is a TypeError", (_what, body, type) => {
    expect(() => readForm(new TextEncoder().encode(body), type)).toThrow(TypeError);
  });
});
