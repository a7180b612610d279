import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ValidationError } from "../index.ts";
import { scripted } from "../testing/script.ts";

const post = async (body: unknown, options: object = {}) => {
  const script = scripted([{ status: 201 }]);
  const error = await script.economic.rest.raw("post", "/customers", { body, ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { ...script, error };
};

describe("L-14: null in a JSON body is refused with its path, before anything is sent", () => {
  test.each([
    [{ name: null }, "name"],
    [{ lines: [{}, {}, { unit: null }] }, "lines[2].unit"],
    [[{ a: 1 }, null], "[1]"],
    [null, "the body"],
    [{ amount: Number.NaN }, "amount"],
    [{ amount: Number.POSITIVE_INFINITY }, "amount"],
    [{ dates: [new Date(Number.NaN)] }, "dates[0]"],
    [{ numbers: [1, undefined] }, "numbers[1]"],
  ])("%j names %s", async (body, path) => {
    const { error, sent } = await post(body);
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as ValidationError).message).toContain(`${path} is null`);
    expect((error as ValidationError).errors[0]?.path).toBe(path);
    expect(sent).toEqual([]);
  });

  test("the word in a text is no null", async () => {
    const { error, sent } = await post({ name: "null and void", nullable: "null" });
    expect(error).toBeUndefined();
    expect(sent[0]?.body).toBe('{"name":"null and void","nullable":"null"}');
  });

  test("a body without null arrives as it was, one with null never", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (body) => {
        const { error, sent } = await post(body);
        const hasNull = /(^|[:[,])null/.test(
          JSON.stringify(body, (_, value) => (typeof value === "string" ? "" : value)),
        );
        expect(error instanceof ValidationError).toBe(hasNull);
        if (!hasNull) expect(JSON.parse(String(sent[0]?.body))).toEqual(JSON.parse(JSON.stringify(body)));
      }),
    );
  });
});

test("properties that are undefined are left out", async () => {
  const { sent } = await post({ name: "Acme", city: undefined, nested: { a: undefined, b: 0 } });
  expect(sent[0]?.body).toBe('{"name":"Acme","nested":{"b":0}}');
  expect(sent[0]?.headers["content-type"]).toBe("application/json");
});

test("no body, no content type", async () => {
  const { sent } = await post(undefined);
  expect(sent[0]?.body).toBeUndefined();
  expect(sent[0]?.headers).not.toHaveProperty("content-type");
});

describe("forms", () => {
  const form = () => {
    const data = new FormData();
    data.append("VoucherNumber", "7");
    data.append('No"te', "æøå\nnext");
    data.append("File", new File([new Uint8Array([0, 255, 10, 13])], 'a"b.pdf', { type: "application/pdf" }));
    return data;
  };

  test("go out as bytes that any multipart reader understands", async () => {
    const { sent } = await post(form());
    const { body, headers } = sent[0] ?? {};
    expect(body).toBeInstanceOf(Uint8Array);
    const read = await new Response(body as BodyInit, { headers: headers ?? {} }).formData();
    expect(read.get("VoucherNumber")).toBe("7");
    expect(read.get('No"te')).toBe("æøå\nnext");
    const file = read.get("File") as File;
    expect([file.name, file.type]).toEqual(['a"b.pdf', "application/pdf"]);
    expect([...new Uint8Array(await file.arrayBuffer())]).toEqual([0, 255, 10, 13]);
  });

  test("are the same bytes under the same key, today and tomorrow (rule 3)", async () => {
    const [one, two] = await Promise.all([
      post(form(), { idempotencyKey: "k-1" }),
      post(form(), { idempotencyKey: "k-1" }),
    ]);
    const other = await post(form(), { idempotencyKey: "k-2" });
    expect(one.sent[0]?.body).toEqual(two.sent[0]?.body);
    expect(one.sent[0]?.headers["content-type"]).toBe(two.sent[0]?.headers["content-type"]);
    expect(other.sent[0]?.body).not.toEqual(one.sent[0]?.body);
  });

  test("are the same bytes at every attempt", async () => {
    const { economic, sent } = scripted([{ fails: "lost" }, { status: 503 }, { status: 201 }]);
    await economic.documents.raw("post", "/AttachedDocuments", { body: form() });
    expect(sent).toHaveLength(3);
    expect(sent[1]?.body).toEqual(sent[0]?.body);
    expect(sent[2]?.body).toEqual(sent[0]?.body);
  });
});

test("bytes and blobs go out as they are", async () => {
  const bytes = new Uint8Array([1, 2, 3]);
  expect((await post(bytes)).sent[0]).toMatchObject({
    body: bytes,
    headers: { "content-type": "application/octet-stream" },
  });
  const blob = new Blob(["x"], { type: "image/png" });
  expect((await post(blob)).sent[0]).toMatchObject({ body: blob, headers: { "content-type": "image/png" } });
});

test("a stream is sent once (rule 3)", async () => {
  const { economic, sent } = scripted([{ fails: "refused" }]);
  const body = new Blob(["x"]).stream();
  await expect(economic.rest.raw("post", "/x", { body })).rejects.toMatchObject({
    kind: "connection",
    attempts: 1,
  });
  expect(sent).toHaveLength(1);
});

describe("headers", () => {
  test("of the caller are added in lower case", async () => {
    const { sent } = await post(
      { a: 1 },
      { headers: { "X-Trace": "7", "Content-Type": "application/json; charset=utf-8" } },
    );
    expect(sent[0]?.headers).toMatchObject({
      "x-trace": "7",
      "content-type": "application/json; charset=utf-8",
    });
    expect(Object.keys(sent[0]?.headers ?? {})).not.toContain("Content-Type");
  });

  test.each([["X-AppSecretToken"], ["x-agreementgranttoken"], ["Idempotency-Key"]])(
    "%s is the client's own",
    async (name) => {
      const { error, sent } = await post({ a: 1 }, { headers: { [name]: "x" } });
      expect(error).toBeInstanceOf(ValidationError);
      expect(sent).toEqual([]);
    },
  );

  test("that cannot be sent are refused", async () => {
    const { error, sent } = await post({ a: 1 }, { headers: { "x-trace": "a\nb" } });
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as Error).message).toContain("x-trace");
    expect(sent).toEqual([]);
  });
});

test("query values are encoded, lists repeated, undefined left out", async () => {
  const { economic, sent } = scripted([{}]);
  await economic.rest.raw("get", "/x", {
    query: { filter: "name$eq:A&B,Å", n: [1, 2], none: undefined, zero: 0 },
  });
  expect(sent[0]?.url).toBe(
    "https://restapi.e-conomic.com/x?filter=name%24eq%3AA%26B%2C%C3%85&n=1&n=2&zero=0",
  );
});

test("an ArrayBuffer is sent as bytes, not as {}", async () => {
  const { buffer } = new Uint8Array([1, 2, 3]);
  expect((await post(buffer)).sent[0]).toMatchObject({
    body: buffer,
    headers: { "content-type": "application/octet-stream" },
  });
});

const circular: Record<string, unknown> = {};
circular.self = circular;

test.each([
  ["a Map", new Map([["a", 1]])],
  ["a Set", new Set([1])],
  ["URLSearchParams", new URLSearchParams("a=1")],
  ["a BigInt", { amount: 1n }],
  ["a circle", circular],
  ["a function", () => 1],
])("%s as a body is refused before anything is sent: it has no JSON of its own", async (_, body) => {
  const { error, sent } = await post(body);
  expect(error).toBeInstanceOf(ValidationError);
  expect((error as ValidationError).message).toContain("the body cannot be sent as JSON");
  expect(sent).toEqual([]);
});

test("objects with nothing in them are sent", async () => {
  for (const body of [{}, Object.create(null), { a: undefined }]) {
    expect((await post(body)).sent[0]?.body).toBe("{}");
  }
});

test.each([
  "x y",
  "",
  "æ",
  "a:b",
  "Host",
  "content-length",
  "Transfer-Encoding",
  "connection",
  "keep-alive",
  "upgrade",
  "expect",
])("a header %j is refused, not sent four times and then in doubt", async (name) => {
  const { error, sent } = await post({ a: 1 }, { headers: { [name]: "1" } });
  expect(error).toBeInstanceOf(ValidationError);
  expect((error as ValidationError).message).toContain(`header ${name}`);
  expect(sent).toEqual([]);
});

test("every other name that HTTP knows is sent", async () => {
  const name = "!#$%&'*+-.^_`|~09azhost";
  expect((await post({ a: 1 }, { headers: { [name]: "1" } })).sent[0]?.headers).toHaveProperty([name], "1");
});
