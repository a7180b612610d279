import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { href, readRoute } from "./router.ts";

describe("an address of the page", () => {
  test("leads back to its path and query, whatever characters they contain", () => {
    const segment = fc.string({ minLength: 1 });
    const query = fc.dictionary(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }));
    fc.assert(
      fc.property(fc.array(segment), query, (path, parameters) => {
        const route = readRoute(href(path, parameters));
        expect(route.path).toEqual(path);
        expect(new Map(Object.entries(parameters))).toEqual(new Map(route.query));
      }),
    );
  });

  test("leaves out parameters without a value", () => {
    expect(href(["records", "customers"], { search: "", page: undefined })).toBe("#/records/customers");
  });

  test("may contain a percent sign that a user typed", () => {
    expect(readRoute("#/records/50%").path).toEqual(["records", "50%"]);
  });
});
