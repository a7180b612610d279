import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { failureOf, mockWith } from "../../test/mock-client.ts";
import { ValidationError } from "../index.ts";
import { encodePathValue } from "./expand-path.ts";

/** Returns the path that a call sends to the mock. The record need not exist. */
const urlOf = async (service: "rest" | "products", path: string, values: Record<string, string | number>) => {
  const { economic, mock } = mockWith();
  await economic[service].raw("get", path, { path: values }).catch(() => {});
  return new URL(mock.requests[0]?.url ?? "").pathname;
};

describe("REST's escapes (X-32)", () => {
  test.each([
    ["2025/2026", "2025_6_2026"],
    ["2025/2026a", "2025_6_2026a"],
    ["<>*%:&/\\_ ?.#+", "_0__1__2__3__4__5__6__7__8__9__10__11__12__13_"],
    ["ZZ-TEST-1", "ZZ-TEST-1"],
    ['Sø"n;', "S%C3%B8%22n%3B"],
  ])("%j is written %s", async (value, written) => {
    expect(await urlOf("rest", "/accounting-years/{accountingYear}/entries", { accountingYear: value })).toBe(
      `/accounting-years/${written}/entries`,
    );
  });

  test("two parameters share a segment (L-122)", async () => {
    const values = { journalNumber: 1, accountingYear: "2026/2027", voucherNumber: 12 };
    expect(
      await urlOf(
        "rest",
        "/journals/{journalNumber}/vouchers/{accountingYear}-{voucherNumber}/attachment/file",
        values,
      ),
    ).toBe("/journals/1/vouchers/2026_6_2027-12/attachment/file");
  });

  test("can be decoded, so two values never have the same path", () => {
    const decode = (text: string) =>
      decodeURIComponent(text).replace(/_(\d+)_/g, (_, at) => "<>*%:&/\\_ ?.#+"[at] ?? "");
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>*%:&/\\_ ?.#+aZ0-9æ") }), (value) => {
        expect(decode(encodePathValue(value, true))).toBe(value);
      }),
    );
  });
});

test("the services take percent-encoding", async () => {
  expect(await urlOf("products", "/products/{productNumber}", { productNumber: "a/b c_d%.?" })).toBe(
    "/productsapi/v2.0.0/products/a%2Fb%20c_d%25.%3F",
  );
});

describe("a path parameter that would address another resource is refused unsent", () => {
  test.each([
    [undefined],
    [null],
    [""],
    ["  "],
    ["\t"],
    [Number.NaN],
    [{}],
    [[1]],
    [true],
    ["."],
    [".."],
    [1e21],
    [1.5],
    [new Date(0)],
    ["\ud83d"],
  ])("%j", async (value) => {
    const { economic, mock } = mockWith();
    const error = await failureOf(
      economic.sales.raw("delete", "/invoices/drafts/{number}", { path: { number: value as never } }),
    );
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({ method: "DELETE", path: "/invoices/drafts/{number}" });
    expect(error.errors).toMatchObject([{ path: "path.number" }]);
    expect(mock.requests).toEqual([]);
  });

  test("a missing parameter, and one with a wrong name", async () => {
    const { economic, mock } = mockWith();
    const cases = [
      { options: {}, path: "path.draftInvoiceNumber" },
      { options: { path: { number: 1 } }, path: "path.number" },
    ];
    for (const { options, path } of cases) {
      const call = economic.rest.raw("delete", "/invoices/drafts/{draftInvoiceNumber}", options);
      const error = await failureOf(call);
      expect(error).toBeInstanceOf(ValidationError);
      expect(error.errors).toMatchObject([{ path }]);
    }
    expect(mock.requests).toEqual([]);
  });
});

describe("the path of a call", () => {
  test.each([
    "https://evil.test/customers",
    "//evil.test/customers",
    "/\\evil.test",
    "\\\\evil.test",
    "@evil.test",
    ".evil.test",
    ":8443/x",
    "customers",
    "",
    "/customers/../self",
    "/customers/%2e%2E/self",
    "/customers/.",
    "/cust\nomers",
    "/\t/evil.test",
    "/customers#x",
    "/customers/{a",
    "/customers/a}",
    "/customers/{}",
    "/",
    "//",
    // The number is missing in this path, so a DELETE would remove every draft.
    "/invoices/drafts/",
    "/invoices/drafts/?x=1",
    "/invoices//lines",
  ])("%j is refused before the tokens are sent", async (path) => {
    const { economic, mock } = mockWith();
    const error = await failureOf(economic.rest.raw("get", path));
    expect(error).toBeInstanceOf(ValidationError);
    // The error leaves out the query, which may name customers.
    expect(error).toMatchObject({ errors: [{ path: path.split("?")[0] }], attempts: 0 });
    expect(mock.requests).toEqual([]);
  });

  test("never leads out of the base URL", async () => {
    const { mock, client } = mockWith();
    const urls: string[] = [];
    const economic = client({
      baseUrls: { rest: "https://proxy.test/restapi.e-conomic.com" },
      fetch: (url, init) => {
        urls.push(url);
        return mock.fetch(url, init);
      },
    });
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: fc.constantFrom(..."/\\.:@?#%2eE{}[] \tahost") }),
        fc.oneof(fc.string(), fc.double(), fc.constant(undefined)),
        async (path, value) => {
          const before = urls.length;
          const call = economic.rest.raw("get", path, { path: { a: value as string, h: value as string } });
          const error = await call.then(
            () => undefined,
            (reason: unknown) => reason,
          );
          const sent = urls.slice(before);
          if (sent.length === 0) expect(error).toBeInstanceOf(ValidationError);
          for (const url of sent) {
            expect(new URL(url).origin).toBe("https://proxy.test");
            expect(new URL(url).pathname).toMatch(/^\/restapi\.e-conomic\.com\//);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("may have a query", async () => {
    const { economic, mock } = mockWith();
    await economic.rest.raw("get", "/customers?skippages=1&pagesize=20");
    expect(mock.requests[0]?.url).toBe("https://restapi.e-conomic.com/customers?skippages=1&pagesize=20");
  });

  test("may have a query with a question mark, which is joined with the option query", async () => {
    const { economic, mock } = mockWith();
    await economic.rest.raw("get", "/customers?filter=name$like:a?b", { query: { pagesize: 20 } });
    await economic.rest.raw("get", "/customers?filter=name$like:a?b");
    expect(mock.requests.map(({ query }) => query)).toEqual([
      { filter: "name$like:a?b", pagesize: "20" },
      { filter: "name$like:a?b" },
    ]);
  });
});
