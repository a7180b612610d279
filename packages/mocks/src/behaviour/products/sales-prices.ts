import type { Call } from "../../engine/call.ts";
import { type Resource, resource } from "../../engine/resource.ts";
import { type Fault, notFound } from "../../errors/refusal.ts";
import { currencies } from "../../records/lookups.ts";
import { products, type SalesPrice, salesPrices } from "../../records/products.ts";
import { salesPriceOnRest, salesPriceOnService } from "./projections/price.ts";

/** Refuses a product in the path that does not exist: with 404 on REST, with a code on the service. */
function checkProduct({ productNumber }: SalesPrice, call: Call): readonly Fault[] {
  if (call.agreement.table(products).has(productNumber)) return [];
  if (call.surface === "rest") throw notFound();
  return [
    {
      at: "productNumber",
      code: "ProductDoesNotExist",
      message: `Product ${productNumber} does not exist.`,
      input: productNumber,
    },
  ];
}

/**
 * Prices in other currencies. They are read and written below the product, by currency. The service also lists all of them
 * in one collection (O-34).
 */
export const salesPricesResource: Resource = resource<SalesPrice>({
  kind: salesPrices,
  numbering: "caller",
  duplicate: { rest: "E06010", apis: "ProductPriceInCurrencyAlreadyExists" },
  endpoints: [
    {
      document: "rest",
      path: "/products/{productNumber}/pricing/currency-specific-sales-prices",
      key: ["currency"],
      projection: salesPriceOnRest,
    },
    { document: "products", path: "/salespriceincurrencies", projection: salesPriceOnService },
    {
      document: "products",
      path: "/products/{productNumber}/salespriceincurrencies",
      key: ["currency"],
      projection: salesPriceOnService,
    },
  ],
  references: {
    productNumber: { kind: products, acceptsMissing: true, allowsDelete: true },
    currency: { kind: currencies, code: { apis: "InvalidCurrency" } },
  },
  check: checkProduct,
});
