import { describe, expect, it } from "vitest";
import { testMock } from "./testing/test-mock.ts";

describe("switches for what is unsettled", () => {
  it("L-72, L-74: the server's own 500 on a filter, or the filter at work", async () => {
    const path = "/products?filter=barred$ne:true";
    const faulty = await testMock({ seed: "company" }).rest("GET", path);
    expect(faulty.status).toBe(500);
    expect(faulty.body).toMatchObject({ httpStatusCode: 500 });
    const sound = await testMock({ seed: "company", rulings: { serverFaults: false } }).rest("GET", path);
    expect(sound.body.pagination.results).toBe(sound.body.pagination.resultsWithoutFilter);
  });

  it("R-18, O-17: defaults are omitted, or sent", async () => {
    const shown = async (omitDefaults: boolean) => {
      const mock = testMock({ rulings: { omitDefaults } });
      mock.agreement().customers.add({ creditLimit: 0, eInvoicingDisabledByDefault: false });
      return (await mock.apis("customersapi", "GET", "/Customers/1")).body;
    };
    expect(await shown(true)).not.toHaveProperty("creditMaximum");
    expect(await shown(false)).toMatchObject({ creditMaximum: 0, defaultDisableEInvoicing: false });
  });

  it("R-06, L-79: a bracket under $like: is a character class, or literal", async () => {
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

  it("G-6, O-01: any version of a service, when that is wanted", async () => {
    const url = "https://apis.e-conomic.com/customersapi/v99.0.0/Customers";
    const headers = { "x-appsecrettoken": "s", "x-agreementgranttoken": "g" };
    expect((await testMock().fetch(url, { headers })).status).toBe(404);
    expect((await testMock({ rulings: { anyVersion: true } }).fetch(url, { headers })).status).toBe(200);
  });

  it("G-8: E02250 comes with 401 or 403", async () => {
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

  it("S-17: latency by request", async () => {
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
