import { recordActions } from "../../../projection/meta-data.ts";
import { projection } from "../../../projection/projection.ts";
import type { Rule, View } from "../../../projection/rule.ts";
import { computed, inverse, link, nested, readOnly, reference, same } from "../../../projection/rules.ts";
import { lastUpdatedMinute } from "../../../projection/timestamps.ts";
import { units } from "../../../records/lookups.ts";
import { productGroups } from "../../../records/products.ts";
import type { Entity } from "../../../store/entity.ts";
import { serviceDefaults } from "../../../surface/apis/defaults.ts";
import { departmentalDistribution } from "../../dimensions/rules.ts";
import { keepsStock } from "../stock.ts";

const groupOf = (product: Entity, { agreement }: View) =>
  agreement.table(productGroups).get(product.productGroupNumber as number);

/** The product group inside a product, with its own links (L-47). */
const groupInside: Readonly<Record<string, Rule>> = {
  name: computed((product, view) => groupOf(product, view)?.name),
  salesAccounts: link("/product-groups/{productGroupNumber}/sales-accounts"),
  products: link("/product-groups/{productGroupNumber}/products"),
  inventoryEnabled: computed((product, view) => groupOf(product, view)?.inventoryEnabled === true),
};

/** A figure of stock, sent only for products with stock control. */
const stock = (read: (product: Entity) => number): Rule =>
  computed((product, { agreement }) => (keepsStock(agreement, product) ? read(product) : undefined));

const figure = (product: Entity, field: string): number =>
  typeof product[field] === "number" ? product[field] : 0;

const inventory = nested({
  available: stock((product) => figure(product, "inStock") - figure(product, "orderedByCustomers")),
  inStock: stock((product) => figure(product, "inStock")),
  orderedByCustomers: stock((product) => figure(product, "orderedByCustomers")),
  orderedFromSuppliers: stock((product) => figure(product, "orderedFromSuppliers")),
  packageVolume: "packageVolume",
  grossWeight: readOnly("grossWeight"),
  netWeight: readOnly("netWeight"),
  recommendedCostPrice: {
    ...same("recommendedCostPrice"),
    read: (product, { agreement }) =>
      keepsStock(agreement, product) ? figure(product, "recommendedCostPrice") : product.recommendedCostPrice,
  },
});

export const productOnRest = projection({
  productNumber: "productNumber",
  description: "description",
  name: "name",
  costPrice: "costPrice",
  recommendedPrice: "recommendedPrice",
  salesPrice: "salesPrice",
  barCode: "barCode",
  // `false` is sent here (L-45).
  barred: {
    ...same("barred", { keepFalse: true }),
    read: (product) => product.barred === true,
  },
  lastUpdated: lastUpdatedMinute,
  minimumStock: readOnly("minimumStock"),
  productGroup: reference("/product-groups/{productGroupNumber}", { with: groupInside }),
  unit: reference("/units/{unitNumber}", {
    with: {
      name: computed(
        (product, { agreement }) => agreement.table(units).get(product.unitNumber as number)?.name,
      ),
      products: link("/units/{unitNumber}/products"),
    },
  }),
  departmentalDistribution,
  inventory,
  invoices: nested({
    drafts: link("/products/{productNumber}/invoices/drafts"),
    booked: link("/products/{productNumber}/invoices/booked"),
    self: link("/products/{productNumber}/invoices"),
  }),
  pricing: nested({
    currencySpecificSalesPrices: link("/products/{productNumber}/pricing/currency-specific-sales-prices"),
  }),
  metaData: recordActions("/products/{productNumber}", {
    delete: ["Delete this product.", "delete"],
    replace: ["Replace this product.", "put"],
  }),
  self: link("/products/{productNumber}"),
});

export const productOnService = projection(
  {
    productNumber: "productNumber",
    productGroupId: "productGroupNumber",
    name: "name",
    description: "description",
    barCode: "barCode",
    salesPrice: "salesPrice",
    costPrice: "costPrice",
    recommendedPrice: "recommendedPrice",
    unitId: "unitNumber",
    unit2Id: "unit2Number",
    isAccessible: { ...inverse("barred"), keepFalse: true },
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);
