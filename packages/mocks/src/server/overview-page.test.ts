import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testMock } from "../testing/test-mock.ts";
import { html } from "./html.ts";
import { maskHeaders, maskToken, maskUrl } from "./mask.ts";
import { overviewPage } from "./overview-page.ts";

const origin = "http://127.0.0.1:4010";

describe("escaping", () => {
  test("values are text, markup of the tag's own is markup", () => {
    expect(html`<b title="${'"x"'}">${["<i>", html`<i>${"&"}</i>`, 1, null, undefined]}</b>`.text).toBe(
      '<b title="&quot;x&quot;">&lt;i&gt;<i>&amp;</i>1</b>',
    );
  });

  test("no text gets out of its place", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."<>&'\"=/ ab".split("")) }), (text) => {
        const inside = html`${text}`.text;
        expect(inside).not.toMatch(/[<>"']/);
        expect(inside.replace(/&(amp|lt|gt|quot|#39);/g, "")).not.toContain("&");
      }),
    );
  });
});

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

describe("the overview", () => {
  test("before the first request shows the agreement that the first caller will get", () => {
    const page = overviewPage(testMock(), origin);
    expect(page).toContain("Agreement: the first caller&#39;s");
    expect(page).toContain(`<code>${origin}/restapi.e-conomic.com/…</code>`);
    expect(page).toContain("None so far.");
  });

  test("shows each agreement's records and the requests, newest first, escaped and without tokens", async () => {
    const mock = testMock();
    const script = "<script>alert(1)</script>";
    await mock.rest("GET", "/customers?filter=name$eq:<b>", undefined, { token: "token-of-one" });
    await mock.rest("POST", "/units", { name: script }, { token: "token-of-two" });
    const page = overviewPage(mock, origin);
    expect(page).toContain("Agreement: tok…");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
    expect(page).not.toContain("<script");
    expect(page).not.toContain("<b>");
    expect(page).not.toContain("token-of");
    expect(page).toContain("Requests (2)");
    expect(page.indexOf("POST /units")).toBeGreaterThan(0);
    expect(page.indexOf("POST /units")).toBeLessThan(page.indexOf("GET /customers"));
  });

  test("counts what it does not show", async () => {
    const mock = testMock();
    for (let at = 0; at < 60; at += 1) await mock.rest("POST", "/units", { name: `unit ${at}` });
    const page = overviewPage(mock, origin);
    expect(page).toMatch(/<summary>units \(\d\d\)<\/summary>/);
    expect(page).toMatch(/The first 50 of \d\d\./);
  });

  test("needs nothing from elsewhere", () => {
    expect(overviewPage(testMock(), origin)).not.toMatch(/(src|href)=|@import|url\(/);
  });
});
