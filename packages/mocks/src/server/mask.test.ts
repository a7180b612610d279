import { describe, expect, test } from "vitest";
import { maskHeaders, maskToken, maskUrl } from "./mask.ts";

describe("masking", () => {
  test("a token is shown by its beginning, `demo` in full, a short token not at all", () => {
    expect(["abcdefghijkl", "demo", "abc", ""].map(maskToken)).toEqual(["abc…", "demo", "…", "…"]);
  });

  test("headers and parameters of a URL that carry secrets are masked", () => {
    const headers = {
      "x-agreementgranttoken": "grant-token-of-somebody",
      cookie: "session=1",
      "x-other": "kept",
    };
    expect(maskHeaders(headers)).toEqual({
      "x-agreementgranttoken": "gra…",
      cookie: "ses…",
      "x-other": "kept",
    });
    expect(maskUrl("http://h/p?token=abcdefghijkl&a=1")).not.toContain("defghijkl");
    expect(maskUrl("http://h/p?filter=name$like:*a")).toBe("http://h/p?filter=name$like:*a");
  });
});
