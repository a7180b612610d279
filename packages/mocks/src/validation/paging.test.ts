import { describe, expect, test } from "vitest";
import { readPaging } from "./index.ts";

const read = (style: "rest" | "paged" | "cursor" | "plain", query: string) =>
  readPaging(style, new URLSearchParams(query));

describe("REST paging", () => {
  test("has 20 a page, from the first page, and up to 1000 (L-40, L-41, X-19)", () => {
    expect(read("rest", "")).toMatchObject({ pageSize: 20, skipPages: 0, issues: [] });
    expect(read("rest", "pagesize=1000&skippages=99999")).toMatchObject({
      pageSize: 1000,
      skipPages: 99_999,
      issues: [],
    });
  });

  test.each(["1001", "0", "-1", "abc", "1.5", "99999999999"])("pagesize=%s is E04810 (L-41)", (size) => {
    expect(read("rest", `pagesize=${size}`)).toMatchObject({
      pageSize: 20,
      issues: [
        {
          path: ["pagesize"],
          errorCode: "E04810",
          inputValue: size,
          message: expect.stringContaining("must be a positive whole number between 1 and 1000"),
        },
      ],
    });
  });

  test("a negative skippages is refused", () => {
    expect(read("rest", "skippages=-1").issues).toMatchObject([{ path: ["skippages"], errorCode: "E04810" }]);
  });
});

describe("/paged", () => {
  test("has 20 a page, up to 100, and skipPages up to 100 (O-05)", () => {
    expect(read("paged", "")).toMatchObject({ pageSize: 20, skipPages: 0, issues: [] });
    expect(read("paged", "pageSize=100&skipPages=100")).toMatchObject({
      pageSize: 100,
      skipPages: 100,
      issues: [],
    });
  });

  test("has the recorded words for values out of range (O-05)", () => {
    expect(read("paged", "pageSize=101").issues).toEqual([
      { path: ["pageSize"], message: "The field PageSize must be between 1 and 100" },
    ]);
    expect(read("paged", "pageSize=0&skipPages=101").issues.map(({ message }) => message)).toEqual([
      "The field PageSize must be between 1 and 100",
      "The field SkipPages must be between 0 and 100",
    ]);
  });
});

describe("listings", () => {
  test("names match in any case (X-22)", () => {
    expect(read("paged", "PAGESIZE=5&skippages=2&Filter=a$eq:1&SORT=-a")).toMatchObject({
      pageSize: 5,
      skipPages: 2,
      filter: "a$eq:1",
      sort: "-a",
    });
  });

  test("a cursor has at most 50 characters and no page size (X-20)", () => {
    expect(read("cursor", "cursor=1001&pageSize=5")).toMatchObject({
      cursor: "1001",
      pageSize: 20,
      issues: [],
    });
    expect(read("cursor", `cursor=${"x".repeat(51)}`).issues).toMatchObject([{ path: ["cursor"] }]);
    expect(read("paged", "cursor=1001").cursor).toBeUndefined();
  });

  test("plain arrays ignore paging, even if it is wrong (X-21)", () => {
    expect(read("plain", "pageSize=9999&filter=&sort=")).toEqual({
      pageSize: 20,
      skipPages: 0,
      cursor: undefined,
      filter: undefined,
      sort: undefined,
      issues: [],
    });
  });
});
