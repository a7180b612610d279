import { describe, expect, test } from "vitest";
import { maskHeaders, maskToken, maskUrl } from "./mask.ts";

describe("masking", () => {
  test("tokens are shown by their beginning, demo in full, short ones not at all", () => {
    expect(["abcdefghijkl", "demo", "abc", ""].map(maskToken)).toEqual(["abc…", "demo", "…", "…"]);
  });

  test("of headers those that carry secrets are masked, and of a URL such parameters", () => {
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
