import { inspect } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ValidationError } from "../index.ts";
import { grantTokenFrom, installationUrl } from "./grant-flow.ts";

const state = "c0ffee00-1111-2222-3333-444455556666";
const redirectUrl = "https://app.example/connect?tenant=7";

/** Returns the address that e-conomic's page redirects to. */
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

  test.each(["http://localhost:3000/connect", "http://127.0.0.1/connect", "http://[::1]:8080/connect"])(
    "takes the loopback redirect %s",
    (loopback) => {
      expect(
        new URL(installationUrl({ appPublicToken: "a", redirectUrl: loopback })).searchParams.get(
          "redirectUrl",
        ),
      ).toBe(loopback);
    },
  );

  test.each([
    ["http elsewhere", "http://app.example/connect"],
    ["a host that only begins like loopback", "http://localhost.evil.example/"],
    ["a host that only begins like 127.0.0.1", "http://127.0.0.1.evil.example/"],
    ["another scheme", "javascript:alert(1)"],
    ["no scheme", "app.example/connect"],
    ["a fragment", "https://app.example/#/connect"],
    ["a password", "https://me:secret@app.example/"],
  ])("refuses %s", (_, address) => {
    expect(() => installationUrl({ appPublicToken: "a", redirectUrl: address })).toThrow(ValidationError);
  });

  test.each([
    ["an empty public token", { appPublicToken: "" }],
    ["a state without a redirect", { appPublicToken: "a", state }],
    ["a short state", { appPublicToken: "a", redirectUrl, state: "1234" }],
  ])("refuses %s", (_, options) => {
    expect(() => installationUrl(options)).toThrow(ValidationError);
  });
});

describe("grantTokenFrom", () => {
  const installation = installationUrl({ appPublicToken: "a", redirectUrl, state });

  test("returns the token with any state that fits", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 16 }), (odd) => {
        const url = returned(installationUrl({ appPublicToken: "a", redirectUrl, state: odd }), "granted");
        expect(grantTokenFrom(url, { state: odd })).toBe("granted");
      }),
    );
  });

  test("returns any token that the page appended, after & or a second ?", () => {
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

  test("takes the path and the query that a Node server has", () => {
    expect(grantTokenFrom("/connect?token=abc")).toBe("abc");
    expect(grantTokenFrom({ url: `/connect?state=${state}&token=abc` }, { state })).toBe("abc");
  });

  test.each([
    ["another state", `https://app.example/?state=${"x".repeat(36)}&token=abc`, { state }],
    ["a state that begins like ours", `https://app.example/?state=${state}0&token=abc`, { state }],
    ["no state although one is expected", "https://app.example/?token=abc", { state }],
    ["two states", `https://app.example/?state=${state}&state=${state}&token=abc`, { state }],
    ["an empty state on both sides", "https://app.example/?state=&token=abc", { state: "" }],
    ["a session without a state", "https://app.example/?token=abc", { state: undefined }],
  ])("refuses %s", (_, url, options) => {
    expect(() => grantTokenFrom(url, options)).toThrow(ValidationError);
  });

  test("refuses a state if no options are given to compare it with", () => {
    expect(() => grantTokenFrom(`https://app.example/?state=${state}&token=abc`)).toThrow(ValidationError);
  });

  test.each([
    ["no token", "https://app.example/?code=abc"],
    ["an empty token", "https://app.example/?token="],
    ["a token behind a #", "https://app.example/#?token=abc"],
    ["a token in the path", "https://app.example/token=abc"],
    ["two tokens", "https://app.example/?token=a&token=b"],
    ["a text that is not a URL", "http://["],
  ])("refuses %s", (_, url) => {
    expect(() => grantTokenFrom(url)).toThrow(ValidationError);
  });

  test("never shows the token or the state in an error", () => {
    const attempts = [
      () => grantTokenFrom("https://app.example/?state=SECRET&token=SECRET", { state }),
      () => grantTokenFrom("https://app.example/?state=SECRET&token=SECRET"),
      () => grantTokenFrom("https://app.example/?token=SECRET&token=SECRET"),
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
