/** Tests the actions that answers offer, and places that are not published. */
import { beforeAll, describe, expect, test } from "vitest";
import { fullCompany } from "../../src/testing/full-company.ts";
import { type TestMock, testMock } from "../../src/testing/test-mock.ts";

const restUrl = "https://restapi.e-conomic.com";
let mock: TestMock;
beforeAll(async () => {
  mock = await fullCompany();
});
const get = async (path: string) => (await mock.rest("GET", path)).body;

describe("L-145: metaData", () => {
  test.each(["customers", "products"])(
    "of the listing of %s has how to create one, with the query repeated",
    async (name) => {
      const { metaData, collection } = await get(`/${name}?pagesize=2`);
      expect(metaData).toEqual({
        create: {
          description: expect.any(String),
          href: `${restUrl}/${name}?pagesize=2`,
          httpMethod: "post",
        },
      });
      for (const item of collection) {
        expect(item.metaData).toEqual({
          delete: { description: expect.any(String), href: item.self, httpMethod: "delete" },
          replace: { description: expect.any(String), href: item.self, httpMethod: "put" },
        });
      }
    },
  );

  test("of a supplier has how to delete it; that of the listing is empty", async () => {
    const { metaData, collection } = await get("/suppliers");
    expect(metaData).toBeUndefined();
    const [listed] = collection;
    expect(listed.metaData).toEqual({
      delete: { description: expect.any(String), href: listed.self, httpMethod: "delete" },
    });
    expect((await get("/suppliers/1")).metaData).toEqual(listed.metaData);
  });

  test.each(["drafts", "sent", "archived"])("of the listing of %s orders is empty", async (status) => {
    expect((await get(`/orders/${status}`)).metaData).toEqual({});
  });
});

describe("L-150: links that are not published", () => {
  test("of a product lead to the invoices with that product only", async () => {
    const links = await get("/products/1/invoices");
    expect(links).toEqual({
      drafts: `${restUrl}/products/1/invoices/drafts`,
      booked: `${restUrl}/products/1/invoices/booked`,
      self: `${restUrl}/products/1/invoices`,
    });
    for (const status of ["drafts", "booked"]) {
      const { collection } = await get(`/products/1/invoices/${status}?pagesize=1000`);
      const all = (await get(`/invoices/${status}?pagesize=1000`)).collection;
      const expected: string[] = [];
      for (const { self } of all) {
        const { lines } = await get(new URL(self).pathname);
        if (
          lines.some((line: { product?: { productNumber: string } }) => line.product?.productNumber === "1")
        )
          expected.push(self);
      }
      expect(expected.length).toBeGreaterThan(0);
      expect(collection.map(({ self }: { self: string }) => self)).toEqual(expected);
    }
    expect((await mock.rest("GET", "/products/none/invoices")).status).toBe(404);
  });

  test("of a unit lead to its products", async () => {
    const { collection } = await get("/units/1/products");
    const all: { unit?: { unitNumber: number } }[] = (await get("/products")).collection;
    expect(collection).toEqual(all.filter(({ unit }) => unit?.unitNumber === 1));
  });

  test("of a booked invoice lead to when and how it was sent", async () => {
    const [sent] = (await get("/invoices/sent")).collection;
    const { collection } = await get(`/invoices/booked/${sent.invoice.bookedInvoiceNumber}/sent`);
    expect(collection).toEqual([sent]);
  });

  test("of a year lead to its vouchers, each with its entries", async () => {
    const year = await get("/accounting-years/2026");
    const { collection } = await get(new URL(year.vouchers).pathname);
    const [voucher] = collection;
    const { pathname, search } = new URL(voucher.entries);
    const entries: { voucherNumber: number; self: string }[] = (await get(pathname + search)).collection;
    expect(new Set(entries.map(({ voucherNumber }) => voucherNumber))).toEqual(
      new Set([voucher.voucherNumber]),
    );
    expect(await get(new URL(entries[0]?.self ?? "").pathname)).toEqual(entries[0]);
  });

  test("of /self lead to the app and its modules, as app roles do", async () => {
    const { application, modules } = await get("/self");
    expect(application.self).toBe(`${restUrl}/apps/1`);
    expect(await get("/apps/1")).toEqual(application);
    for (const module of modules) {
      expect(module.self).toBe(`${restUrl}/modules/agreement/${module.moduleNumber}`);
      expect(await get(new URL(module.self).pathname)).toEqual(module);
    }
    for (const path of ["/apps/2", "/modules/agreement/999"])
      expect((await mock.rest("GET", path)).status).toBe(404);
  });

  test("keep a demo caller in the demo agreement", async () => {
    const demo = await testMock({ seed: "company" }).fetch(
      `${restUrl}/accounting-years/2026/vouchers?demo=true`,
    );
    const [voucher] = (await demo.json()).collection;
    expect(voucher.entries).toContain("?demo=true&filter=");
  });
});

describe("L-156: VAT reports", () => {
  test("have VAT types with setups, each with number and name", async () => {
    const { collection } = await get("/vat-types/1/vat-report-setups");
    expect(collection).toEqual([{ vatReportSetupNumber: 1, name: expect.any(String) }]);
    expect(await get("/vat-types/1/vat-report-setups/1")).toEqual(collection[0]);
    expect((await mock.rest("GET", "/vat-types/1/vat-report-setups/9")).status).toBe(404);
  });
});
