import { describe, expect, test } from "vitest";
import type { Operation } from "../table/types.ts";
import { documentOf, identifier, operation } from "../testing/operations.ts";
import { createValidator } from "./index.ts";

describe("parameters", () => {
  const params: Operation["params"] = [
    { name: "number", in: "path", required: true, schema: identifier },
    { name: "fromDate", in: "query", required: true, schema: { type: "string", maxLength: 10 } },
    { name: "all", in: "query", required: false, schema: { type: "boolean" } },
    { name: "pageSize", in: "query", required: false, schema: { type: "integer", maximum: 100 } },
    { name: "Idempotency-Key", in: "header", required: true, schema: { type: "string" } },
  ];
  const get: Operation = {
    ...operation("GET", "/x/{number}", undefined, params),
    listing: { style: "paged", item: {}, filters: {}, sorts: [] },
  };
  const check = (surface: "rest" | "customers", number: string, query: string) =>
    createValidator(documentOf(surface)).parameters(get, {
      path: { number },
      query: new URLSearchParams(query),
    });

  test("are converted, match in any case, and leave paging to the listing", () => {
    expect(check("customers", "7", "FROMDATE=2026-01-01&all=True&pageSize=9999")).toEqual({
      values: { number: 7, fromDate: "2026-01-01", all: true },
      issues: [],
      notFound: false,
    });
  });

  test("are refused by the services if missing or out of range", () => {
    expect(check("customers", "0", "all=maybe").issues.map(({ message }) => message)).toEqual([
      "The field Number must be between 1 and 999999999",
      "Required property is missing",
      "The field All must be of type boolean",
    ]);
    expect(check("customers", "abc", "fromDate=2026-01-01-x").issues).toHaveLength(2);
  });

  test("on REST, a key of the wrong type is not found (L-53)", () => {
    expect(check("rest", "abc", "fromDate=1")).toMatchObject({ issues: [], notFound: true });
    expect(check("rest", "1", "")).toMatchObject({ issues: [{ errorCode: "E04042" }], notFound: false });
  });
});
