import { afterEach, describe, expect, test, vi } from "vitest";
import { testMock } from "../testing/test-mock.ts";

describe("rulings", () => {
  test("L-72, L-74: a filter answers the server's own 500, or works", async () => {
    const path = "/products?filter=barred$ne:true";
    const faulty = await testMock({ seed: "company" }).rest("GET", path);
    expect(faulty.status).toBe(500);
    expect(faulty.body).toMatchObject({ httpStatusCode: 500 });
    const sound = await testMock({ seed: "company", rulings: { serverFaults: false } }).rest("GET", path);
    expect(sound.body.pagination.results).toBe(sound.body.pagination.resultsWithoutFilter);
  });

  test("R-18, O-17: defaults are omitted, or sent", async () => {
    const shown = async (omitDefaults: boolean) => {
      const mock = testMock({ rulings: { omitDefaults } });
      mock.agreement().customers.add({ creditLimit: 0, eInvoicingDisabledByDefault: false });
      return (await mock.apis("customersapi", "GET", "/Customers/1")).body;
    };
    expect(await shown(true)).not.toHaveProperty("creditMaximum");
    expect(await shown(false)).toMatchObject({ creditMaximum: 0, defaultDisableEInvoicing: false });
  });

  test("R-06, L-79: a bracket under $like: is a character class, or literal", async () => {
    const found = async (likeClasses: boolean) => {
      const mock = testMock({ rulings: { likeClasses } });
      mock.agreement().customers.addMany(2, (index) => ({ name: index === 0 ? "BrX" : "Br[X]" }));
      const { collection } = (
        await mock.rest("GET", `/customers?filter=${encodeURIComponent("name$like:Br[X]")}`)
      ).body;
      return collection.map((customer: { name: string }) => customer.name);
    };
    expect(await found(true)).toEqual(["BrX"]);
    expect(await found(false)).toEqual(["Br[X]"]);
  });

  describe("G-6, R-24, O-01, S-19: another version of a service", () => {
    const url = "https://apis.e-conomic.com/customersapi/v99.0.0/Customers";
    const headers = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
    afterEach(() => vi.restoreAllMocks());

    test("answers as the pinned version, and prints that once on stderr", async () => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
      for (const mock of [testMock({ seed: "company" }), testMock({ seed: "company" })]) {
        const answer = await mock.fetch(url, { headers });
        const pinned = await mock.apis("customersapi", "GET", "/Customers");
        expect([answer.status, await answer.json()]).toEqual([200, pinned.body]);
      }
      expect(warn.mock.calls).toEqual([
        [expect.stringMatching(/customersapi v99\.0\.0 is answered as v(?!99)\d/)],
      ]);
    });

    test("has links with the requested version", async () => {
      vi.spyOn(console, "warn").mockImplementation(() => undefined);
      const body = JSON.stringify({
        name: "A",
        currency: "DKK",
        customerNumber: 7,
        customerGroupNumber: 1,
        zone: 1,
        paymentTermId: 1,
      });
      const made = await testMock().fetch(url, {
        method: "POST",
        headers: { ...headers, "content-type": "application/json" },
        body,
      });
      expect([made.status, made.headers.get("location")]).toEqual([201, `${url}/7`]);
    });

    test("answers 404 if the ruling says so, and prints nothing", async () => {
      const warn = vi.spyOn(console, "warn").mockImplementation(() => undefined);
      const mock = testMock({ rulings: { anyVersion: false } });
      expect((await mock.fetch(url, { headers })).status).toBe(404);
      expect(warn).not.toHaveBeenCalled();
    });
  });

  test("G-8: E02250 comes with 401 or 403", async () => {
    const tokens = ["1", "2"].map((name) => ({
      appSecretToken: `s${name}`,
      agreementGrantToken: `g${name}`,
    }));
    const status = async (mismatchStatus: 401 | 403) => {
      const mock = testMock({ tokens, rulings: { mismatchStatus } });
      return (await mock.rest("GET", "/self", undefined, { secret: "s1", token: "g2" })).status;
    };
    expect([await status(401), await status(403)]).toEqual([401, 403]);
  });

  test("S-17: latency may depend on the request", async () => {
    const mock = testMock({ latency: (method, path) => (method === "GET" && path === "/self" ? 30 : 0) });
    const time = async (path: string) => {
      const start = performance.now();
      await mock.rest("GET", path);
      return performance.now() - start;
    };
    await time("/units");
    expect(await time("/self")).toBeGreaterThan(25);
  });
});
