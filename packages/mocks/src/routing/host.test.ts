import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { economicHosts, targetOf } from "./host.ts";

const { pattern: ownDomain } = economicHosts();

const scheme = fc.constantFrom("http", "https", "HTTP", "hTTps");
const name = fc.constantFrom("restapi", "apis", "secure", "www", "a.b", "nobody-published-this");
const dot = fc.constantFrom("", ".");
const port = fc.constantFrom("", ":80", ":443", ":8443");
const path = fc.constantFrom("", "/", "/customers", "/customers/1?x=1#y", "?x=1");
const upper = fc.boolean();

describe("requests for e-conomic", () => {
  test("have any spelling of a URL that leads to one of its hosts", () => {
    fc.assert(
      fc.property(scheme, name, dot, port, path, upper, (scheme, name, dot, port, path, upper) => {
        const host = upper ? `${name}.E-conomic.COM` : `${name}.e-conomic.com`;
        const url = `${scheme}://${host}${dot}${port}${path}`;
        expect(ownDomain.test(url)).toBe(true);
        // msw sees the URL as fetch normalises it.
        expect(ownDomain.test(new URL(url).href)).toBe(true);
        expect(targetOf(new URL(url))?.host).toBe(`${name}.e-conomic.com`);
      }),
    );
  });

  test("do not include those for other hosts", () => {
    for (const url of [
      "https://example.test/restapi.e-conomic.com",
      "https://note-conomic.com/",
      "https://e-conomic.com.example.test/",
      "https://example.test/?u=https://restapi.e-conomic.com/",
      "ftp://restapi.e-conomic.com/",
    ]) {
      expect(ownDomain.test(url), url).toBe(false);
    }
  });

  test("have a host, path and base, and the prefix of a local server", () => {
    expect(targetOf(new URL("http://restapi.e-conomic.com.:8080/customers/?a=1"))).toEqual({
      host: "restapi.e-conomic.com",
      path: "/customers",
      base: "http://restapi.e-conomic.com.:8080",
    });
    expect(
      targetOf(new URL("http://127.0.0.1:4010/apis.e-conomic.com/customersapi/v3.1.0/Customers")),
    ).toEqual({
      host: "apis.e-conomic.com",
      path: "/customersapi/v3.1.0/Customers",
      base: "http://127.0.0.1:4010/apis.e-conomic.com",
    });
    expect(targetOf(new URL("http://127.0.0.1:4010/"))).toBeUndefined();
  });

  test("may be for a domain that stands for it, with the same host", () => {
    const { pattern, targetOf } = economicHosts(["e-conomic.test"]);
    for (const url of ["https://APIS.e-conomic.test.:81/x", "http://apis.e-conomic.com/x"]) {
      expect(pattern.test(url), url).toBe(true);
      expect(targetOf(new URL(url))).toMatchObject({ host: "apis.e-conomic.com", path: "/x" });
    }
    expect(targetOf(new URL("https://restapi.e-conomic.test/a"))?.base).toBe(
      "https://restapi.e-conomic.test",
    );
    expect(pattern.test("https://apis.e-conomicXtest/")).toBe(false);
    expect(ownDomain.test("https://apis.e-conomic.test/")).toBe(false);
    expect(() => economicHosts(["https://e-conomic.test"])).toThrow('bare name such as "e-conomic.test"');
  });
});
