import { beforeEach, describe, expect, test } from "vitest";
import { textPdf } from "../../pdf/index.ts";
import { book, makeDraft } from "../../testing/invoice-bodies.ts";
import { type TestMock, testMock } from "../../testing/test-mock.ts";

const pdfBytes = textPdf({ title: "Bilag", pages: [["Tekst"]] });
const pngBytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);

let mock: TestMock;
let path: string;
beforeEach(async () => {
  mock = testMock({ seed: "company" });
  path = new URL((await makeDraft(mock)).attachment).pathname;
});

function upload(bytes: Uint8Array) {
  const form = new FormData();
  form.append("file", new File([bytes as BlobPart], "bilag.pdf"));
  return mock.rest("POST", `${path}/file`, form);
}

describe("the attachment of a draft invoice", () => {
  test("L-107: has a link on the draft, which answers 404 until it is attached", async () => {
    expect((await mock.rest("GET", path)).status).toBe(404);
    expect((await upload(pdfBytes)).status).toBe(200);
    const { body } = await mock.rest("GET", path);
    expect(new URL(body.self).pathname).toBe(path);
    expect((await mock.rest("DELETE", path)).status).toBe(204);
    expect((await mock.rest("DELETE", path)).status).toBe(404);
  });

  test("X-33: is one PDF of at most 9.0 MB", async () => {
    expect((await upload(pngBytes)).body.message).toBe("Attachment file type is not supported");
    const large = new Uint8Array(9 * 1024 * 1024 + 1);
    large.set(pdfBytes);
    expect((await upload(large)).status).toBe(400);
    await upload(pdfBytes);
    expect((await upload(pdfBytes)).status).toBe(400);
    expect((await mock.rest("POST", `${path}/file`, { file: "x" })).status).toBe(415);
  });

  test("L-06: stays after a PUT of the draft, and is deleted when it is booked", async () => {
    await upload(pdfBytes);
    const number = Number(/\d+/.exec(path)?.[0]);
    const { recipient } = (await mock.rest("GET", `/invoices/drafts/${number}`)).body;
    expect((await mock.rest("PUT", `/invoices/drafts/${number}`, { recipient })).status).toBe(200);
    expect((await mock.rest("GET", path)).status).toBe(200);
    await book(mock, number);
    await makeDraft(mock);
    // The number is free again, and the new draft has nothing attached (S-09).
    expect((await mock.rest("GET", path)).status).toBe(404);
  });
});
