import { describe, expect, test } from "vitest";
import { productGroups } from "../../records/products.ts";
import { makeDraft } from "../../testing/invoice-bodies.ts";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "productsapi";
const chair = { productNumber: "ZZ-TEST-1", productGroupId: 1, name: "Stol", isAccessible: true };

describe("products on two surfaces", () => {
  test("S-14, L-21: a product of the service has other names and a text number", async () => {
    const mock = company();
    const made = await mock.apis(service, "POST", "/products", { ...chair, salesPrice: 33.33, unitId: 1 });
    expect([made.status, made.body]).toEqual([201, { productNumber: "ZZ-TEST-1" }]);
    expect(made.headers.get("location")).toMatch(/\/productsapi\/v[\d.]+\/products\/ZZ-TEST-1$/);
    const shown = await mock.rest("GET", "/products/ZZ-TEST-1");
    expect(shown.body).toMatchObject({
      productNumber: "ZZ-TEST-1",
      salesPrice: 33.33,
      productGroup: { productGroupNumber: 1 },
      unit: { unitNumber: 1 },
    });
  });

  test("L-21, L-22: REST creates, replaces and deletes by an alphanumeric number", async () => {
    const mock = company();
    const body = { productNumber: "ZZ-TEST-1", name: "Stol", productGroup: { productGroupNumber: 1 } };
    expect((await mock.rest("POST", "/products", body)).status).toBe(201);
    const { productNumber, ...without } = body;
    expect((await mock.rest("POST", "/products", without)).status).toBe(400);
    expect((await mock.rest("POST", "/products", body)).body.errors.productNumber.errors[0].errorCode).toBe(
      "E06010",
    );
    const changed = await mock.rest("PUT", "/products/ZZ-TEST-1", { ...body, name: "Taburet" });
    expect([changed.status, changed.body.name]).toEqual([200, "Taburet"]);
    expect((await mock.rest("DELETE", "/products/ZZ-TEST-1")).status).toBe(204);
    expect((await mock.apis(service, "GET", "/products/ZZ-TEST-1")).status).toBe(404);
  });

  test("L-47: a product contains its group and unit, and links to its listings", async () => {
    const mock = company();
    const base = "https://restapi.e-conomic.com";
    const { body } = await mock.rest("GET", "/products/1");
    expect(body.productGroup).toEqual({
      productGroupNumber: 1,
      name: "Varer m/moms",
      salesAccounts: `${base}/product-groups/1/sales-accounts`,
      products: `${base}/product-groups/1/products`,
      inventoryEnabled: false,
      self: `${base}/product-groups/1`,
    });
    expect(body.unit).toEqual({
      unitNumber: 1,
      name: "stk.",
      products: `${base}/units/1/products`,
      self: `${base}/units/1`,
    });
    expect(body.invoices.drafts).toBe(`${base}/products/1/invoices/drafts`);
    expect(body.pricing.currencySpecificSalesPrices).toBe(
      `${base}/products/1/pricing/currency-specific-sales-prices`,
    );
  });

  test("L-45: REST sends `barred: false`; isAccessible is its opposite on the service", async () => {
    const mock = company();
    expect((await mock.rest("GET", "/products/1")).body.barred).toBe(false);
    const { lastUpdated, ...product } = (await mock.apis(service, "GET", "/products/1")).body;
    expect(product.isAccessible).toBe(true);
    const changed = await mock.apis(service, "PUT", "/products/1", { ...product, isAccessible: false });
    expect(changed.status).toBe(204);
    expect((await mock.rest("GET", "/products/1")).body.barred).toBe(true);
  });

  test("O-33: products have their pages at /productspaged/paged, and no count", async () => {
    const mock = company();
    const page = await mock.apis(service, "GET", "/productspaged/paged?pageSize=3&skipPages=1&sort=-name");
    expect(page.body).toHaveLength(3);
    const names = page.body.map((each: { name: string }) => each.name);
    expect(names).toEqual(names.toSorted((a: string, b: string) => b.localeCompare(a, "da")));
    expect((await mock.apis(service, "GET", "/products/paged")).status).toBe(404);
    // "count" is read as a product number there, and no product has it.
    expect((await mock.apis(service, "GET", "/products/count")).status).toBe(404);
    expect((await mock.apis(service, "GET", "/products")).body.items).toHaveLength(7);
  });

  test("O-13: the service accepts only the current objectVersion", async () => {
    const mock = company();
    const { lastUpdated, ...product } = (await mock.apis(service, "GET", "/products/2")).body;
    await mock.rest("PUT", "/products/2", {
      productNumber: "2",
      name: "Bord",
      productGroup: { productGroupNumber: 1 },
    });
    const refused = await mock.apis(service, "PUT", "/products/2", product);
    expect([refused.status, refused.body.errorCode]).toEqual([409, "UpdateConflict"]);
    expect((await mock.apis(service, "GET", "/products/2")).body).not.toHaveProperty("salesPrice");
  });

  test("refuses a changed or taken number and an unknown group by their codes", async () => {
    const mock = company();
    const { lastUpdated, ...product } = (await mock.apis(service, "GET", "/products/2")).body;
    const renumbered = await mock.apis(service, "PUT", "/products/2", { ...product, productNumber: "22" });
    expect(renumbered.body.errorCode).toBe("ProductNumberChangeSettingNotEnabled");
    const make = async (body: object) => (await mock.apis(service, "POST", "/products", body)).body.errorCode;
    expect(await make({ ...chair, productNumber: "1" })).toBe("ProductNumberAlreadyExists");
    expect(await make({ ...chair, productGroupId: 99 })).toBe("ProductGroupDoesNotExist");
  });
});

describe("what products are used by", () => {
  test("L-94: a product on a draft invoice cannot be deleted on either surface", async () => {
    const mock = company();
    await makeDraft(mock, {
      paymentTerms: { paymentTermsNumber: 1 },
      lines: [{ product: { productNumber: "6" }, quantity: 1, unitNetPrice: 10 }],
    });
    expect((await mock.rest("DELETE", "/products/6")).status).toBe(400);
    const refused = await mock.apis(service, "DELETE", "/products/6");
    expect(refused.body.errorCode).toBe("ProductUsedOnDraftInvoiceLines");
  });

  test("deleting a product deletes its prices", async () => {
    const mock = company();
    await mock.apis(service, "POST", "/products", chair);
    await mock.apis(service, "POST", "/products/ZZ-TEST-1/salespriceincurrencies", {
      currency: "EUR",
      salesPrice: 9,
    });
    const special = { productNumber: "ZZ-TEST-1", salesPriceBaseCurrency: 60 };
    await mock.apis(service, "POST", "/pricegroups/1/specialprices", special);
    expect((await mock.apis(service, "DELETE", "/products/ZZ-TEST-1")).status).toBe(204);
    const left = async (path: string) =>
      (await mock.apis(service, "GET", `${path}?filter=productNumber$eq:ZZ-TEST-1`)).body.items;
    expect(await left("/salespriceincurrencies")).toEqual([]);
    expect(await left("/pricegroups/1/specialprices")).toEqual([]);
  });
});

describe("inventory", () => {
  test("with the module, a product under stock control has stock and a cost price", async () => {
    const mock = company();
    mock.agreement().records(productGroups).update(1, { inventoryEnabled: true });
    mock.agreement().products.update("1", { inStock: 12, orderedByCustomers: 5 });
    const shown = (await mock.rest("GET", "/products/1")).body;
    expect(shown.inventory).toMatchObject({ inStock: 12, available: 7, orderedFromSuppliers: 0 });
    const body = {
      productNumber: "1",
      name: "Kontorstol",
      costPrice: 1,
      productGroup: { productGroupNumber: 1 },
    };
    expect((await mock.rest("PUT", "/products/1", body)).body.costPrice).toBe(820);
  });

  test("without the module there are no figures, and the caller sets the cost price", async () => {
    const mock = testMock({ seed: "company", modules: [] });
    mock.agreement().records(productGroups).update(1, { inventoryEnabled: true });
    const body = {
      productNumber: "1",
      name: "Kontorstol",
      costPrice: 1,
      productGroup: { productGroupNumber: 1 },
    };
    const changed = (await mock.rest("PUT", "/products/1", body)).body;
    expect(changed.costPrice).toBe(1);
    expect(changed).not.toHaveProperty("inventory");
  });
});
