import { describe, expect, test } from "vitest";
import { testMock } from "../../testing/test-mock.ts";

/** Returns the price in the line template that REST makes for a customer. */
async function price(product: string, customer: object) {
  const mock = testMock({ seed: "company" });
  mock.agreement().customers.update(1, customer);
  return (await mock.rest("GET", `/customers/1/templates/invoiceline/${product}`)).body.unitNetPrice;
}

describe("the customer's price of a product", () => {
  test("is the product's own price without a price group", async () => {
    expect(await price("1", {})).toBe(1495);
  });

  test("is the price in the customer's currency, or the converted base price", async () => {
    expect(await price("1", { currency: "EUR" })).toBe(199);
    const converted = await price("6", { currency: "EUR" });
    expect(converted).toBeGreaterThan(30);
    expect(converted).toBeLessThan(35);
  });

  test("is the group's special price, in the currency if it has one there", async () => {
    expect(await price("1", { priceGroupNumber: 1 })).toBe(1195);
    expect(await price("1", { priceGroupNumber: 1, currency: "EUR" })).toBe(159);
  });

  test("is reduced by the price group's discount", async () => {
    expect(await price("2", { priceGroupNumber: 1 })).toBe(3395.75);
    expect(await price("2", { priceGroupNumber: 1, currency: "EUR" })).toBe(454.75);
    expect(await price("3", { priceGroupNumber: 1 })).toBe(1899);
  });
});
