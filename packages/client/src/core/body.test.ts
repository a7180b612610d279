import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { customerBody, failureOf, mockWith } from "../../test/mock-client.ts";
import { ValidationError } from "../index.ts";

const post = async (body: unknown, options: object = {}) => {
  const { economic, mock } = mockWith();
  const error = await economic.rest.raw("post", "/customers", { body, ...options }).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { error, requests: mock.requests, arrived: mock.requests[0] };
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
    const { error, requests } = await post(body);
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as ValidationError).message).toContain(`${path} is null`);
    expect((error as ValidationError).errors[0]?.path).toBe(path);
    expect(requests).toEqual([]);
  });

  test("the word in a text is no null", async () => {
    const body = { ...customerBody("null and void"), city: "null" };
    const { error, arrived } = await post(body);
    expect(error).toBeUndefined();
    expect(arrived).toMatchObject({ status: 201, body });
  });

  test("a body without null arrives as it was, one with null never", async () => {
    const { economic, mock } = mockWith({ rateLimit: false });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (body) => {
        const before = mock.requests.length;
        // The servers have their own complaints about most of them.
        await economic.rest.raw("post", "/customers", { body }).catch(() => {});
        const hasNull = /(^|[:[,])null/.test(
          JSON.stringify(body, (_, value) => (typeof value === "string" ? "" : value)),
        );
        const arrived = mock.requests.slice(before).map((request) => request.body);
        expect(arrived).toEqual(hasNull ? [] : [JSON.parse(JSON.stringify(body))]);
      }),
    );
  });
});

test("properties that are undefined are left out", async () => {
  const { arrived } = await post({ name: "Acme", city: undefined, nested: { a: undefined, b: 0 } });
  expect(arrived?.body).toStrictEqual({ name: "Acme", nested: { b: 0 } });
  expect(arrived?.headers["content-type"]).toBe("application/json");
});

test("no body, no content type", async () => {
  const { arrived } = await post(undefined);
  expect(arrived?.method).toBe("POST");
  expect(arrived?.body).toBeUndefined();
  expect(arrived?.headers).not.toHaveProperty("content-type");
});

describe("forms", () => {
  const form = () => {
    const data = new FormData();
    data.append("VoucherNumber", "7");
    data.append('No"te', "æøå\nnext");
    data.append("File", new File([new Uint8Array([0, 255, 10, 13])], 'a"b.pdf', { type: "application/pdf" }));
    return data;
  };
  /** The log shows bytes that are no text as latin1. */
  const bytesOf = (request: { body: unknown } | undefined) => Buffer.from(String(request?.body), "latin1");

  test("go out as bytes that any multipart reader understands", async () => {
    const { arrived } = await post(form());
    const headers = { "content-type": arrived?.headers["content-type"] ?? "" };
    const read = await new Response(bytesOf(arrived), { headers }).formData();
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
    expect(bytesOf(one.arrived).length).toBeGreaterThan(100);
    expect(bytesOf(one.arrived)).toEqual(bytesOf(two.arrived));
    expect(one.arrived?.headers["content-type"]).toBe(two.arrived?.headers["content-type"]);
    expect(bytesOf(other.arrived)).not.toEqual(bytesOf(one.arrived));
  });

  test("are the same bytes at every attempt", async () => {
    const { economic, mock } = mockWith();
    mock.faults.add({ effect: [{ drop: "before" }, { status: 503 }] });
    // The servers refuse the file; what is asked here is what they were sent.
    await economic.documents.raw("post", "/AttachedDocuments", { body: form() }).catch(() => {});
    const [first, ...others] = mock.requests.map(bytesOf);
    expect(first?.length).toBeGreaterThan(100);
    expect(others).toEqual([first, first]);
  });
});

test.each([
  ["bytes", new Uint8Array([1, 2, 3]), "application/octet-stream"],
  ["an ArrayBuffer, not as {}", new Uint8Array([1, 2, 3]).buffer, "application/octet-stream"],
  ["a blob", new Blob(["\u0001\u0002\u0003"], { type: "image/png" }), "image/png"],
])("sent as it is: %s", async (_, body, type) => {
  const { arrived } = await post(body);
  expect(arrived?.body).toBe("\u0001\u0002\u0003");
  expect(arrived?.headers["content-type"]).toBe(type);
});

test("a stream is sent once (rule 3)", async () => {
  const { economic, mock } = mockWith();
  const fault = mock.faults.add({ times: 2, effect: { drop: "refused" } });
  const body = new Blob(["x"]).stream();
  const error = await failureOf(economic.documents.raw("post", "/AttachedDocuments", { body }));
  // Not even where nothing can have arrived: what was read of it is gone.
  expect(error).toMatchObject({ kind: "connection", attempts: 1 });
  expect(fault.hits).toBe(1);
});

describe("headers", () => {
  test("of the caller are added, in whatever case they are given, and replace the client's", async () => {
    const { arrived } = await post(
      { a: 1 },
      { headers: { "X-Trace": "7", "Content-Type": "application/json; charset=utf-8" } },
    );
    expect(arrived?.headers).toMatchObject({
      "x-trace": "7",
      // Two spellings of one name would both be sent, joined by a comma.
      "content-type": "application/json; charset=utf-8",
    });
  });

  test.each([["X-AppSecretToken"], ["x-agreementgranttoken"], ["Idempotency-Key"]])(
    "%s is the client's own",
    async (name) => {
      const { error, requests } = await post({ a: 1 }, { headers: { [name]: "x" } });
      expect(error).toBeInstanceOf(ValidationError);
      expect(requests).toEqual([]);
    },
  );

  test("that cannot be sent are refused", async () => {
    const { error, requests } = await post({ a: 1 }, { headers: { "x-trace": "a\nb" } });
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as Error).message).toContain("x-trace");
    expect(requests).toEqual([]);
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
    const { error, requests } = await post({ a: 1 }, { headers: { [name]: "1" } });
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as ValidationError).message).toContain(`header ${name}`);
    expect(requests).toEqual([]);
  });

  test("every other name that HTTP knows is sent", async () => {
    const name = "!#$%&'*+-.^_`|~09azhost";
    expect((await post({ a: 1 }, { headers: { [name]: "1" } })).arrived?.headers).toHaveProperty([name], "1");
  });
});

test("query values are encoded, lists repeated, undefined left out", async () => {
  const { economic, mock } = mockWith();
  const query = { filter: "name$eq:A&B,Å", n: [1, 2], none: undefined, zero: 0 };
  await economic.rest.raw("get", "/customers", { query });
  expect(mock.requests[0]?.url).toBe(
    "https://restapi.e-conomic.com/customers?filter=name%24eq%3AA%26B%2C%C3%85&n=1&n=2&zero=0",
  );
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
  const { error, requests } = await post(body);
  expect(error).toBeInstanceOf(ValidationError);
  expect((error as ValidationError).message).toContain("the body cannot be sent as JSON");
  expect(requests).toEqual([]);
});

test("objects with nothing in them are sent", async () => {
  for (const body of [{}, Object.create(null), { a: undefined }]) {
    expect((await post(body)).arrived?.body).toStrictEqual({});
  }
});
