import { projection } from "../../../projection/projection.ts";
import { link, readOnly, reference } from "../../../projection/rules.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";

export const salesPriceOnRest = projection({
  price: "price",
  product: reference("/products/{productNumber}", { readOnly: true }),
  currency: reference("/currencies/{code}", { field: "currency" }),
  self: link("/products/{productNumber}/pricing/currency-specific-sales-prices/{currency}"),
});

export const salesPriceOnService = projection(
  {
    productNumber: readOnly("productNumber"),
    currency: "currency",
    salesPrice: "price",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const priceGroupOnService = projection(
  { number: "priceGroupNumber", name: "name", objectVersion: readOnly("objectVersion") },
  serviceDefaults,
);

export const specialPriceOnService = projection(
  {
    number: readOnly("specialPriceNumber"),
    productNumber: "productNumber",
    salesPriceBaseCurrency: "price",
    discountPercentage: "discountPercentage",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const specialPriceInCurrencyOnService = projection(
  { currency: "currency", salesPrice: "price", objectVersion: readOnly("objectVersion") },
  serviceDefaults,
);
