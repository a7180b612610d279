import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type GrantLocale, grantTokenFrom, installationUrl } from "./grant-flow.ts";

const state = "c0ffee00-1111-2222-3333-444455556666";
const redirectUrl = "https://app.example/connect?tenant=7";

/** What e-conomic's page does with the redirect address that it was given. */
function returned(
  installation: string,
  token: string,
  join: (address: string) => string = () => "&",
): string {
  const address = new URL(installation).searchParams.get("redirectUrl") ?? "";
  return `${address}${join(address)}token=${encodeURIComponent(token)}`;
}

describe("installationUrl", () => {
  test("is the grant page with the public token, locale and redirect, each encoded once", () => {
    const url = new URL(
      installationUrl({ appPublicToken: "public+token/1", redirectUrl, locale: "da-DK", state }),
    );
    expect(url.origin + url.pathname).toBe("https://secure.e-conomic.com/secure/api1/requestaccess.aspx");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      appPublicToken: "public+token/1",
      locale: "da-DK",
      redirectUrl: `${redirectUrl}&state=${state}`,
    });
  });

  test("needs neither locale nor redirect", () => {
    expect(installationUrl({ appPublicToken: "abc" })).toBe(
      "https://secure.e-conomic.com/secure/api1/requestaccess.aspx?appPublicToken=abc",
    );
  });

  test.each([
    "http://localhost:3000/connect",
    "http://127.0.0.1/connect",
    "http://[::1]:8080/connect",
    "http://app.localhost/connect",
  ])("takes the loopback redirect %s", (loopback) => {
    expect(
      new URL(installationUrl({ appPublicToken: "a", redirectUrl: loopback })).searchParams.get(
        "redirectUrl",
      ),
    ).toBe(loopback);
  });

  test.each([
    ["http elsewhere", "http://app.example/connect", /https/],
    ["a host that only begins like loopback", "http://localhost.evil.example/", /https/],
    ["a host that only begins like 127.0.0.1", "http://127.0.0.1.evil.example/", /https/],
    ["another scheme", "javascript:alert(1)", /https/],
    ["no scheme", "app.example/connect", /absolute/],
    ["a fragment", "https://app.example/#/connect", /no #fragment/],
    ["a password", "https://me:secret@app.example/", /no user/],
    ["a token parameter", "https://app.example/?token=1", /no parameter token or state/],
    ["a state parameter", "https://app.example/?state=1", /no parameter token or state/],
  ])("refuses %s", (_, address, message) => {
    expect(() => installationUrl({ appPublicToken: "a", redirectUrl: address })).toThrow(message);
  });

  test.each([
    ["an empty public token", { appPublicToken: "" }, /appPublicToken/],
    ["a public token with a newline", { appPublicToken: "a\nb" }, /appPublicToken/],
    [
      "an unknown locale",
      { appPublicToken: "a", locale: "en-US" as GrantLocale },
      /en-GB, da-DK, sv-SE, nb-NO/,
    ],
    ["a state without a redirect", { appPublicToken: "a", state }, /give that too/],
    ["a short state", { appPublicToken: "a", redirectUrl, state: "1234" }, /16 or more/],
    [
      "a state that needs encoding",
      { appPublicToken: "a", redirectUrl, state: "0123456789abcdef?" },
      /16 or more/,
    ],
  ])("refuses %s", (_, options, message) => {
    expect(() => installationUrl(options)).toThrow(message);
  });
});

describe("grantTokenFrom", () => {
  const installation = installationUrl({ appPublicToken: "a", redirectUrl, state });

  test("gives back any token that the page appended, whether it wrote & or a second ?", () => {
    const token = fc.stringMatching(/^[!-~]{1,60}$/);
    fc.assert(
      fc.property(token, fc.constantFrom("&", "?"), (granted, join) => {
        const url = returned(installation, granted, () => join);
        expect(grantTokenFrom(url, { state })).toBe(granted);
        expect(grantTokenFrom(new URL(url), { state })).toBe(granted);
        expect(grantTokenFrom(new Request(url), { state })).toBe(granted);
      }),
    );
  });

  test("takes the path and query that a Node server sees", () => {
    expect(grantTokenFrom("/connect?token=abc")).toBe("abc");
    expect(grantTokenFrom({ url: `/connect?state=${state}&token=abc` }, { state })).toBe("abc");
  });

  test.each([
    ["another state", `https://app.example/?state=${"x".repeat(36)}&token=abc`, { state }],
    ["a state that begins like ours", `https://app.example/?state=${state}0&token=abc`, { state }],
    ["no state where one is expected", "https://app.example/?token=abc", { state }],
    ["two states", `https://app.example/?state=${state}&state=${state}&token=abc`, { state }],
    ["an empty state on both sides", "https://app.example/?state=&token=abc", { state: "" }],
  ])("refuses %s", (_, url, options) => {
    expect(() => grantTokenFrom(url, options)).toThrow(/not this session/);
  });

  test("refuses to ignore a state that nobody compares", () => {
    expect(() => grantTokenFrom(`https://app.example/?state=${state}&token=abc`)).toThrow(/give { state }/);
  });

  test.each([
    ["no token", "https://app.example/?code=abc", /not granted/],
    ["an empty token", "https://app.example/?token=", /not granted/],
    ["two tokens", "https://app.example/?token=a&token=b", /one proper token/],
    ["a token with a line break", "https://app.example/?token=a%0d%0aX-Evil:1", /one proper token/],
    ["something that is no URL", "http://[", /not a URL/],
  ])("refuses %s", (_, url, message) => {
    expect(() => grantTokenFrom(url)).toThrow(message);
  });

  test("never shows the token or the state in an error", () => {
    const attempts = [
      () => grantTokenFrom("http://[?token=SECRET"),
      () => grantTokenFrom("https://app.example/?state=SECRET&token=SECRET", { state }),
      () => grantTokenFrom("https://app.example/?state=SECRET&token=SECRET"),
      () => grantTokenFrom("https://app.example/?token=SECRET&token=SECRET"),
      () => grantTokenFrom("https://app.example/?token=SECRET%0a"),
    ];
    for (const attempt of attempts) {
      let error: unknown;
      try {
        attempt();
      } catch (caught) {
        error = caught;
      }
      expect(error).toBeInstanceOf(Error);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toContain("SECRET");
    }
  });
});
