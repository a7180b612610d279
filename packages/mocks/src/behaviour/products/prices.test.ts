import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

const company = () => testMock({ seed: "company" });
const service = "productsapi";
const restPrices = "/products/3/pricing/currency-specific-sales-prices";

describe("sales prices in other currencies", () => {
  test("O-34: are written below the product by currency, and read in a flat list", async () => {
    const mock = company();
    const path = "/products/3/salespriceincurrencies";
    const made = await mock.apis(service, "POST", path, { currency: "USD", salesPrice: 270 });
    expect([made.status, made.body]).toEqual([201, { currency: "USD" }]);
    const flat = (await mock.apis(service, "GET", "/salespriceincurrencies?filter=productNumber$eq:3")).body
      .items;
    expect(flat).toMatchObject([{ productNumber: "3", currency: "USD", salesPrice: 270 }]);
    expect((await mock.apis(service, "GET", path)).status).toBe(405);
    const { objectVersion } = flat[0];
    const changed = await mock.apis(service, "PUT", path, {
      currency: "USD",
      salesPrice: 280,
      objectVersion,
    });
    expect(changed.status).toBe(204);
    expect((await mock.apis(service, "GET", `${path}/USD`)).body.salesPrice).toBe(280);
    expect((await mock.apis(service, "DELETE", `${path}/USD`)).status).toBe(204);
    expect((await mock.apis(service, "GET", "/salespriceincurrencies/count")).body).toBe(2);
  });

  test("S-14: are on REST below the product", async () => {
    const mock = company();
    const made = await mock.rest("POST", restPrices, { price: 270, currency: { code: "USD" } });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      price: 270,
      product: { productNumber: "3" },
      currency: { code: "USD", self: "https://restapi.e-conomic.com/currencies/USD" },
      self: `https://restapi.e-conomic.com${restPrices}/USD`,
    });
    expect((await mock.apis(service, "GET", "/products/3/salespriceincurrencies/USD")).body.salesPrice).toBe(
      270,
    );
    const changed = await mock.rest("PUT", `${restPrices}/USD`, { price: 275 });
    expect([changed.status, changed.body.price]).toEqual([200, 275]);
    expect((await mock.rest("DELETE", `${restPrices}/USD`)).status).toBe(204);
    expect((await mock.rest("GET", restPrices)).body.collection).toEqual([]);
  });

  test("refuses a second price in a currency, an unknown currency and an unknown product", async () => {
    const mock = company();
    const code = async (product: string, currency: string) =>
      (
        await mock.apis(service, "POST", `/products/${product}/salespriceincurrencies`, {
          currency,
          salesPrice: 1,
        })
      ).body.errorCode;
    expect(await code("1", "EUR")).toBe("ProductPriceInCurrencyAlreadyExists");
    expect(await code("1", "XXX")).toBe("InvalidCurrency");
    expect(await code("nope", "EUR")).toBe("ProductDoesNotExist");
    const missing = await mock.rest("POST", "/products/nope/pricing/currency-specific-sales-prices", {
      price: 1,
      currency: { code: "EUR" },
    });
    expect(missing.status).toBe(404);
  });

  test("S-12: an unknown product has an empty list of prices", async () => {
    const mock = company();
    const { status, body } = await mock.rest("GET", "/products/nope/pricing/currency-specific-sales-prices");
    expect([status, body.collection]).toEqual([200, []]);
  });
});

describe("price groups and special prices", () => {
  test("O-35: an unknown group has no prices; a special price has its currencies", async () => {
    const mock = company();
    const missing = await mock.apis(service, "GET", "/pricegroups/99/specialprices");
    expect([missing.status, missing.body]).toEqual([200, { items: [] }]);
    const listed = (await mock.apis(service, "GET", "/pricegroups/1/specialprices")).body.items;
    expect(listed.map((each: { number: number }) => each.number)).toEqual([1, 2]);
    const inCurrency = (await mock.apis(service, "GET", "/specialprices/1/specialpricesincurrency")).body
      .items;
    expect(inCurrency).toMatchObject([{ currency: "EUR", salesPrice: 159 }]);
  });

  test("a special price is a price or a discount, one per product and group", async () => {
    const mock = company();
    const make = (body: object, group = 1) =>
      mock.apis(service, "POST", `/pricegroups/${group}/specialprices`, body);
    const code = async (body: object, group?: number) => (await make(body, group)).body.errorCode;
    expect(await code({ productNumber: "3", salesPriceBaseCurrency: 9, discountPercentage: 5 })).toBe(
      "ProductSpecialPriceCreateSalesPriceBaseCurrencyAndDiscountPercentageSpecified",
    );
    expect(await code({ productNumber: "1", salesPriceBaseCurrency: 9 })).toBe(
      "ProductSpecialPriceCreateProductAlreadyHasSpecialPriceInPriceGroup",
    );
    expect(await code({ productNumber: "none", salesPriceBaseCurrency: 9 })).toBe(
      "ProductSpecialPriceCreateProductDoesNotExist",
    );
    expect(await code({ productNumber: "3", salesPriceBaseCurrency: 9 }, 99)).toBe(
      "ProductSpecialPriceCreatePriceGroupDoesNotExist",
    );
    expect((await make({ productNumber: "3", discountPercentage: 101 })).status).toBe(400);
    expect((await make({ productNumber: "3", discountPercentage: 10 })).body).toEqual({ number: 3 });
  });

  test("turning a special price into a discount deletes its prices in currencies", async () => {
    const mock = company();
    const { objectVersion } = (await mock.apis(service, "GET", "/pricegroups/1/specialprices/1")).body;
    const changed = { number: 1, productNumber: "5", discountPercentage: 10, objectVersion };
    expect((await mock.apis(service, "PUT", "/pricegroups/1/specialprices", changed)).status).toBe(204);
    expect((await mock.apis(service, "GET", "/pricegroups/1/specialprices/1")).body).toMatchObject({
      productNumber: "1",
      discountPercentage: 10,
    });
    expect((await mock.apis(service, "GET", "/specialprices/1/specialpricesincurrency/count")).body).toBe(0);
    const refused = await mock.apis(service, "POST", "/specialprices/1/specialpricesincurrency", {
      currency: "EUR",
      salesPrice: 1,
    });
    expect(refused.body.errorCode).toBe("ProductSpecialPriceCurrencyCreateDiscountPercentageSpecified");
  });

  test("records in use cannot be deleted: price, special price, group, customer", async () => {
    const mock = company();
    const code = async (path: string) => (await mock.apis(service, "DELETE", path)).body?.errorCode;
    expect(await code("/pricegroups/1")).toBe("PriceGroupUsedByProductSpecialPrice");
    expect(await code("/pricegroups/1/specialprices/1")).toBe(
      "ProductSpecialPriceDeleteSpecialPriceUsedBySpecialPriceInCurrency",
    );
    expect(await code("/specialprices/1/specialpricesincurrency/EUR")).toBeUndefined();
    expect(await code("/pricegroups/1/specialprices/1")).toBeUndefined();
    expect(await code("/pricegroups/1/specialprices/2")).toBeUndefined();
    mock.agreement().customers.update(2, { priceGroupNumber: 1 });
    expect(await code("/pricegroups/1")).toBe("PriceGroupUsedByOneOrMoreCustomers");
  });

  test("a price group needs a name and a free number", async () => {
    const mock = company();
    const make = (body: object) => mock.apis(service, "POST", "/pricegroups", body);
    expect((await make({ number: 1, name: "X" })).body.errorCode).toBe("PriceGroupIdExists");
    expect((await make({ number: 2, name: " " })).body.errorCode).toBe("PriceGroupNameIsRequired");
    expect((await make({ name: "X" })).body.errors[0]).toMatchObject({ property: "Number" });
  });
});
