import fc from "fast-check";
import { expect, test } from "vitest";
import { failureOf, newKey } from "../../test/mock-client.ts";
import { watched } from "../../test/watched.ts";
import {
  type IdempotencyKey,
  idempotencyKey,
  multipart,
  type OutcomeUnknownError,
  ValidationError,
} from "../index.ts";

const form = () => {
  const data = new FormData();
  data.append("VoucherNumber", "7");
  data.append('No"te', "æøå\nnext");
  data.append("File", new File([new Uint8Array([0, 255, 10, 13])], 'a"b.pdf', { type: "application/pdf" }));
  return data;
};

/** Returns a function that uploads to a mock. The mock may refuse the file: the tests look only at the bytes that were sent. */
function uploads() {
  const { mock, economic, sent } = watched({ rateLimit: false });
  const post = (data: FormData, key?: IdempotencyKey) =>
    economic.documents
      .raw("post", "/AttachedDocuments", { body: multipart(data), idempotencyKey: key })
      .catch((error: unknown) => error);
  return { mock, economic, post, sent };
}

/** Reads a sent form with the platform's own reader. */
const read = ({ body, headers }: { body: unknown; headers: Record<string, string> }) =>
  new Response(body as Uint8Array<ArrayBuffer>, { headers }).formData();

test("a form is sent as bytes that a multipart reader understands", async () => {
  const { post, sent } = uploads();
  await post(form());
  const [first] = sent;
  const got = first && (await read(first));
  expect(got?.get("VoucherNumber")).toBe("7");
  expect(got?.get('No"te')).toBe("æøå\nnext");
  const file = got?.get("File") as File;
  expect([file.name, file.type]).toEqual(['a"b.pdf', "application/pdf"]);
  expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 10, 13]);
});

test("every form reads back with the same content, under every key", async () => {
  const { post, sent } = uploads();
  // Texts with % are left out, because readers decode %22 to a quote and %0A to a newline.
  const text = fc.string({ unit: "grapheme", maxLength: 20 }).filter((value) => !value.includes("%"));
  const name = text.filter((value) => value.length > 0);
  const part = fc.oneof(text, fc.record({ bytes: fc.uint8Array({ maxLength: 200 }), name }));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(name, part), { maxLength: 4 }),
      fc.stringMatching(/^[!-~]{1,80}$/),
      async (parts, key) => {
        sent.length = 0;
        const data = new FormData();
        for (const [field, value] of parts)
          if (typeof value === "string") data.append(field, value);
          else data.append(field, new Blob([Uint8Array.from(value.bytes)]), value.name);
        await post(data, newKey(key));
        const [first] = sent;
        const plain = async ([field, value]: [string, FormDataEntryValue]) =>
          typeof value === "string" ? [field, value] : [field, value.name, ...(await value.bytes())];
        const got = [...((first && (await read(first))) ?? [])];
        expect(await Promise.all(got.map(plain))).toEqual(await Promise.all([...data].map(plain)));
      },
    ),
  );
});

test("content with the boundary does not change the voucher number (RW-3)", async () => {
  const { post, sent } = uploads();
  const boundary = "--economic-key7";
  const hostile = `\r\n${boundary}\r\ncontent-disposition: form-data; name="VoucherNumber"\r\n\r\n99\r\n`;
  for (const note of [hostile, hostile.repeat(2), `${hostile}${boundary}-1`]) {
    sent.length = 0;
    const data = new FormData();
    data.append("VoucherNumber", "7");
    data.append("Note", note);
    await post(data, newKey("key7"));
    const [first] = sent;
    const got = first && (await read(first));
    expect(got?.getAll("VoucherNumber")).toEqual(["7"]);
    expect(got?.get("Note")).toBe(note);
  }
});

test("a form has the same bytes under the same key, and others under another (RW-3)", async () => {
  const { post, sent } = uploads();
  for (const key of ["k-1", "k-1", "k-2"]) await post(form(), newKey(key));
  const [one, two, other] = sent;
  expect(one?.body).toBeInstanceOf(Uint8Array);
  expect(two?.body).toEqual(one?.body);
  expect(two?.headers["content-type"]).toBe(one?.headers["content-type"]);
  expect(other?.body).not.toEqual(one?.body);
  expect(other?.headers["content-type"]).not.toBe(one?.headers["content-type"]);
});

test("a form has the same bytes in every attempt", async () => {
  const { mock, post, sent } = uploads();
  mock.faults.add({ effect: [{ drop: "before" }, { status: 503 }] });
  await post(form());
  expect(sent).toHaveLength(3);
  const [first] = sent;
  for (const attempt of sent) {
    expect(attempt.body).toEqual(first?.body);
    expect(attempt.headers).toEqual(first?.headers);
  }
});

test("a new form under an unknown outcome's key has the same bytes, and is replayed", async () => {
  const { mock, economic, post, sent } = uploads();
  const { voucherNumber, year } = mock.agreement().draftEntries.add();
  const document = () => {
    const data = new FormData();
    data.append("file", new File(["%PDF-1.7"], "a.pdf"));
    data.append("voucherNumber", `${voucherNumber}`);
    data.append("accountingYear", year);
    return data;
  };
  mock.faults.add({ times: 4, effect: { drop: "after" } });
  const error = (await post(document())) as OutcomeUnknownError;
  expect(error).toMatchObject({ kind: "outcomeUnknown", attempts: 4 });
  const again = await post(document(), idempotencyKey(error));
  expect(again).toMatchObject({ number: expect.any(Number) });
  expect(sent.at(-1)?.body).toEqual(sent[0]?.body);
  expect(mock.requests.at(-1)?.replayed).toBe(true);
  expect(await economic.documents.list("/AttachedDocuments").toArray()).toHaveLength(1);
});

test("a form without multipart() is refused unsent, and by the types", async () => {
  const { economic, sent } = uploads();
  const calls = [
    // @ts-expect-error The type of the body is multipart(form).
    economic.documents.post("/AttachedDocuments", { body: form() }),
    economic.documents.raw("post", "/AttachedDocuments", { body: form() }),
    economic.documents.raw("post", "/AttachedDocuments", { body: new FormData() }),
  ];
  for (const call of calls) {
    const error = await failureOf(call);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ path: "/AttachedDocuments", errors: [{ path: "the body" }], attempts: 0 });
  }
  expect(sent).toEqual([]);
});
