import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";
import { decodeRestKey, encodeRestKey } from "./path-keys.ts";

describe("REST's own escapes in path keys (X-32)", () => {
  test("writes 2026/2027 as 2026_6_2027", () => {
    expect(encodeRestKey("2026/2027")).toBe("2026_6_2027");
    expect(decodeRestKey("2026_6_2027")).toBe("2026/2027");
  });

  test("decodes every key that it encoded", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 25, unit: "grapheme" }), (key) => {
        expect(decodeRestKey(decodeURIComponent(encodeRestKey(key)))).toBe(key);
      }),
    );
  });

  test("does not change an underscore that starts no escape", () => {
    expect(decodeRestKey("ZZ_TEST_1")).toBe("ZZ_TEST_1");
    expect(decodeRestKey("a_99_b")).toBe("a_99_b");
  });
});

test("a key with half of a surrogate pair is stored, and its links have U+FFFD", async () => {
  const mock = testMock({ seed: "company" });
  const product = {
    name: "Tea",
    productGroupId: 1,
    salesPrice: 1,
    costPrice: 1,
    isAccessible: true,
    productNumber: "\ud800",
  };
  const created = await mock.apis("productsapi", "POST", "/products", product);
  expect([created.status, created.headers.get("location")?.endsWith("%EF%BF%BD")]).toEqual([201, true]);
  expect((await mock.rest("GET", "/products")).status).toBe(200);
});
