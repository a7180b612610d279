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
    expect((error as ValidationError).errors).toMatchObject([{ path }]);
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

test.each([
  ["bytes", new Uint8Array([1, 2, 3]), "application/octet-stream"],
  ["an ArrayBuffer, not as {}", new Uint8Array([1, 2, 3]).buffer, "application/octet-stream"],
  ["a blob", new Blob(["\u0001\u0002\u0003"], { type: "image/png" }), "image/png"],
])("sent as it is: %s", async (_, body, type) => {
  const { arrived } = await post(body);
  expect(arrived?.body).toBe("\u0001\u0002\u0003");
  expect(arrived?.headers["content-type"]).toBe(type);
});

test("a stream is sent once (RW-3)", async () => {
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
    expect(requests).toEqual([]);
  });

  test.each(["X-Auth-Token", "Connection-Id", "X-Trace.Id", "Hostname", "X-A-Token"])(
    "%s is the caller's, however it begins",
    async (name) => {
      const { arrived } = await post({ a: 1 }, { headers: { [name]: "1" } });
      expect(arrived?.headers).toMatchObject({ [name.toLowerCase()]: "1" });
    },
  );

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
    "Cookie",
    "Sec-Fetch-Mode",
    "Proxy-Authorization",
  ])("a header %j is refused, not sent four times and then in doubt", async (name) => {
    const { error, requests } = await post({ a: 1 }, { headers: { [name]: "1" } });
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ method: "POST", path: "/customers", attempts: 0 });
    expect(requests).toEqual([]);
  });

  test("every other name of letters, digits, - and _ is sent", async () => {
    const name = "x-host_09AZ";
    expect((await post({ a: 1 }, { headers: { [name]: "1" } })).arrived?.headers).toHaveProperty(
      [name.toLowerCase()],
      "1",
    );
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

test.each([
  ["a Map", new Map([["a", 1]])],
  ["a Set", new Set([1])],
  ["URLSearchParams", new URLSearchParams("a=1")],
  ["FormData", new FormData()],
  ["a Promise", Promise.resolve({ a: 1 })],
  ["a function", () => 1],
  ["an async function", async () => ({ a: 1 })],
])("%s as a body is refused before anything is sent: it has no JSON of its own", async (_, body) => {
  const { error, requests } = await post(body);
  expect(error).toBeInstanceOf(ValidationError);
  expect((error as ValidationError).errors).toMatchObject([{ path: "the body" }]);
  expect(requests).toEqual([]);
});

const circular: Record<string, unknown> = {};
circular.self = circular;

test.each([
  ["a BigInt", { amount: 1n }],
  ["a circle", circular],
])("%s as a body is JSON.stringify's own TypeError, and nothing is sent", async (_, body) => {
  const { error, requests } = await post(body);
  expect(error).toBeInstanceOf(TypeError);
  expect(() => JSON.stringify(body)).toThrow((error as TypeError).message);
  expect(requests).toEqual([]);
});

test("objects with nothing in them are sent", async () => {
  for (const body of [{}, Object.create(null), { a: undefined }]) {
    expect((await post(body)).arrived?.body).toStrictEqual({});
  }
});
