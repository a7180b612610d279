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

describe("null in a JSON body (L-14)", () => {
  test.each([
    [{ name: null }, "name"],
    [{ lines: [{}, {}, { unit: null }] }, "lines[2].unit"],
    [[{ a: 1 }, null], "[1]"],
    [null, "the body"],
    [{ amount: Number.NaN }, "amount"],
    [{ amount: Number.POSITIVE_INFINITY }, "amount"],
    [{ dates: [new Date(Number.NaN)] }, "dates[0]"],
    [{ lines: [{ date: new Date(0) }] }, "lines[0].date"],
    [{ numbers: [1, undefined] }, "numbers[1]"],
  ])("is refused unsent in %j, with the path %s", async (body, path) => {
    const { error, requests } = await post(body);
    expect(error).toBeInstanceOf(ValidationError);
    expect((error as ValidationError).errors).toMatchObject([{ path }]);
    expect(requests).toEqual([]);
  });

  test("may be a word in a text", async () => {
    const body = { ...customerBody("null and void"), city: "null" };
    const { error, arrived } = await post(body);
    expect(error).toBeUndefined();
    expect(arrived).toMatchObject({ status: 201, body });
  });

  test("is never sent, while a body without null arrives unchanged", async () => {
    const { economic, mock } = mockWith({ rateLimit: false });
    await fc.assert(
      fc.asyncProperty(fc.dictionary(fc.string(), fc.jsonValue()), async (body) => {
        const before = mock.requests.length;
        // The mock refuses most of these bodies for other reasons, which do not matter here.
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

test("a call without a body has no content type", async () => {
  const { arrived } = await post(undefined);
  expect(arrived?.method).toBe("POST");
  expect(arrived?.body).toBeUndefined();
  expect(arrived?.headers).not.toHaveProperty("content-type");
});

test.each([
  ["bytes", new Uint8Array([1, 2, 3]), "application/octet-stream"],
  ["an ArrayBuffer, not as {}", new Uint8Array([1, 2, 3]).buffer, "application/octet-stream"],
  ["a blob", new Blob(["\u0001\u0002\u0003"], { type: "image/png" }), "image/png"],
])("a body is sent unchanged: %s", async (_, body, type) => {
  const { arrived } = await post(body);
  expect(arrived?.body).toBe("\u0001\u0002\u0003");
  expect(arrived?.headers["content-type"]).toBe(type);
});

test("a stream is sent once (RW-3)", async () => {
  const { economic, mock } = mockWith();
  const fault = mock.faults.add({ times: 2, effect: { drop: "refused" } });
  const body = new Blob(["x"]).stream();
  const error = await failureOf(economic.documents.raw("post", "/AttachedDocuments", { body }));
  // The stream is not sent again even if nothing arrived, because fetch may have read a part of it, which is gone.
  expect(error).toMatchObject({ kind: "connection", attempts: 1 });
  expect(fault.hits).toBe(1);
});

describe("headers", () => {
  test("of the caller are added, and replace the client's, in upper or lower case", async () => {
    const { arrived } = await post(
      { a: 1 },
      { headers: { "X-Trace": "7", "Content-Type": "application/json; charset=utf-8" } },
    );
    expect(arrived?.headers).toMatchObject({
      "x-trace": "7",
      // If both spellings of the name were set, fetch would join their values by a comma.
      "content-type": "application/json; charset=utf-8",
    });
  });

  test.each([["X-AppSecretToken"], ["x-agreementgranttoken"], ["Idempotency-Key"]])(
    "named %s are refused, because the client sets them",
    async (name) => {
      const { error, requests } = await post({ a: 1 }, { headers: { [name]: "x" } });
      expect(error).toBeInstanceOf(ValidationError);
      expect(requests).toEqual([]);
    },
  );

  test("with a line break are refused", async () => {
    const { error, requests } = await post({ a: 1 }, { headers: { "x-trace": "a\nb" } });
    expect(error).toBeInstanceOf(ValidationError);
    expect(requests).toEqual([]);
  });

  test.each(["X-Auth-Token", "Connection-Id", "X-Trace.Id", "Hostname", "X-A-Token"])(
    "named %s are sent, although other names begin like that",
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
  ])("named %j are refused unsent, and not retried with an unknown outcome", async (name) => {
    const { error, requests } = await post({ a: 1 }, { headers: { [name]: "1" } });
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ method: "POST", path: "/customers", attempts: 0 });
    expect(requests).toEqual([]);
  });

  test("with other names of letters, digits, - and _ are sent", async () => {
    const name = "x-host_09AZ";
    expect((await post({ a: 1 }, { headers: { [name]: "1" } })).arrived?.headers).toHaveProperty(
      [name.toLowerCase()],
      "1",
    );
  });
});

test.each([
  ["a Date", { from: new Date(0) }, "query.from"],
  ["a number that is not written in digits", { n: 1e21 }, "query.n"],
  ["NaN", { n: Number.NaN }, "query.n"],
  ["null", { n: null }, "query.n"],
  ["an object", { filter: { name: "x" } }, "query.filter"],
  ["a Map", { filter: new Map() }, "query.filter"],
  ["an empty list", { n: [] }, "query.n"],
  ["undefined in a list", { n: [1, undefined] }, "query.n"],
  ["half a character", { n: "\ud83d" }, "query.n"],
  ["a list as the query", ["a=1"], "query"],
  ["a Map as the query", new Map([["filter", "a$eq:1"]]), "query"],
  ["URLSearchParams as the query", new URLSearchParams("filter=a$eq:1"), "query"],
  ["a text as the query", "filter=a$eq:1", "query"],
])("%s in a query is refused: the listing would be too wide", async (_, query, path) => {
  const { economic, mock } = mockWith();
  const error = await failureOf(economic.rest.raw("get", "/customers", { query } as never));
  expect(error).toMatchObject({ kind: "validation", errors: [{ path }], attempts: 0 });
  expect(mock.requests).toEqual([]);
});

test("names in a query are encoded: a # would cut off the rest", async () => {
  const { economic, mock } = mockWith();
  await economic.rest.raw("get", "/customers", { query: { "a#b": 1, "c&d": 2, filter: "name$eq:x" } });
  expect(mock.requests[0]?.url).toBe(
    "https://restapi.e-conomic.com/customers?a%23b=1&c%26d=2&filter=name%24eq%3Ax",
  );
});

test.each([
  ["a Date", { "x-since": new Date(0) }, "headers.x-since"],
  ["a number", { "x-n": 1e21 }, "headers.x-n"],
  ["undefined", { "x-n": undefined }, "headers.x-n"],
  ["a Headers", new Headers({ "x-n": "1" }), "headers"],
  ["a Map", new Map([["x-n", "1"]]), "headers"],
])("%s in the headers is refused, and not sent as text", async (_, headers, path) => {
  const { economic, mock } = mockWith();
  const error = await failureOf(economic.rest.raw("get", "/self", { headers } as never));
  expect(error).toMatchObject({ kind: "validation", errors: [{ path }] });
  expect(mock.requests).toEqual([]);
});

test("query values are encoded, names of lists repeated, undefined left out", async () => {
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
])("%s as a body is refused unsent: it has no JSON form", async (_, body) => {
  const { error, requests } = await post(body);
  expect(error).toBeInstanceOf(ValidationError);
  expect((error as ValidationError).errors).toMatchObject([{ path: "the body" }]);
  expect(requests).toEqual([]);
});

const circular: Record<string, unknown> = {};
circular.self = circular;
const endless = { toJSON: () => ({ self: endless }) };

test("a body that is nested too deeply is refused, without a RangeError", async () => {
  const outer: Record<string, unknown> = {};
  for (let depth = 0, inner = outer; depth < 50_000; depth += 1) {
    const next = {};
    inner.a = next;
    inner = next;
  }
  const { error, requests } = await post(outer);
  expect(error).toBeInstanceOf(ValidationError);
  expect(requests).toEqual([]);
});

test.each([
  ["a promise", { lines: [{ product: Promise.resolve(1) }] }, "lines[0].product"],
  [
    "an object with a method then",
    {
      order: {
        // biome-ignore lint/suspicious/noThenProperty: query builders have such objects.
        then() {},
      },
    },
    "order",
  ],
  ["a Map", { customer: new Map([["customerNumber", 1]]) }, "customer"],
  ["a Set", { lines: new Set([1]) }, "lines"],
  ["a Blob", { file: new Blob(["x"]) }, "file"],
  ["a RegExp", { name: /x/ }, "name"],
  ["an Error", { note: new Error("x") }, "note"],
  ["a function", { lines: [{ save() {} }] }, "lines[0].save"],
  ["a symbol", { kind: Symbol("x") }, "kind"],
  ["a typed array", { picture: new Uint8Array([1]) }, "picture"],
  ["a Buffer, which toJSON would turn into an object", { picture: Buffer.from("x") }, "picture"],
  ["an ArrayBuffer", { picture: new ArrayBuffer(1) }, "picture"],
  ["URLSearchParams", { query: new URLSearchParams("a=1") }, "query"],
  ["a BigInt", { lines: [{ amount: 1n }] }, "lines[0].amount"],
  ["a circular reference", circular, "self"],
  ["an object whose toJSON never ends", { total: endless }, "total.self"],
  ["a BigInt in the result of toJSON", { total: { toJSON: () => ({ amount: 1n }) } }, "total.amount"],
])("%s in a body is refused with its path, and not sent as {}", async (_, body, path) => {
  const { error, requests } = await post(body);
  expect(error).toMatchObject({ kind: "validation", errors: [{ path }], attempts: 0 });
  expect(requests).toEqual([]);
});

test("an object with toJSON, and one object in two places are sent as JSON", async () => {
  const shared = { unitNumber: 1 };
  class Money {
    #cents = 1250;
    toJSON() {
      return this.#cents / 100;
    }
  }
  const { arrived } = await post({ price: new Money(), lines: [shared, shared] });
  expect(arrived?.body).toStrictEqual({
    price: 12.5,
    lines: [shared, shared],
  });
});

test.each([['{"name":"Nordlys"}'], ["x"], [""], [7], [true], [new Date(0)]])(
  "%j as a JSON body is refused: JSON text would be quoted again",
  async (body) => {
    const { error, requests } = await post(body);
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "the body" }] });
    expect(requests).toEqual([]);
  },
);

test("bytes as a record are refused by the verbs", async () => {
  const { economic, mock } = mockWith();
  for (const body of [new Uint8Array([1]), new Blob(["x"]), new ArrayBuffer(1), new Blob(["x"]).stream()]) {
    const error = await failureOf(economic.rest.post("/customers", { body } as never));
    expect(error).toMatchObject({ kind: "validation", errors: [{ path: "body" }] });
  }
  expect(mock.requests).toEqual([]);
});

test("empty objects are sent", async () => {
  for (const body of [{}, Object.create(null), { a: undefined }]) {
    expect((await post(body)).arrived?.body).toStrictEqual({});
  }
});
