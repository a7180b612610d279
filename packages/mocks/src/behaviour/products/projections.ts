import { projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { computed, inverse, link, nested, readOnly, reference, same } from "../../projection/rules.ts";
import { SERVICE } from "../../surface/apis/defaults.ts";
import { units } from "../lookups/kinds.ts";
import { productGroupAccounts, productGroups } from "./kinds.ts";

/** A product group inside a product is shown with its own links (L-47). */
const groupInside: Readonly<Record<string, Rule>> = {
  name: computed(
    (product, { agreement }) =>
      agreement.table(productGroups).get(product.productGroupNumber as number)?.name,
  ),
  salesAccounts: link("/product-groups/{productGroupNumber}/sales-accounts"),
  products: link("/product-groups/{productGroupNumber}/products"),
  inventoryEnabled: computed(
    (product, { agreement }) =>
      agreement.table(productGroups).get(product.productGroupNumber as number)?.inventoryEnabled === true,
  ),
};

export const productOnRest = projection({
  productNumber: "productNumber",
  description: "description",
  name: "name",
  costPrice: "costPrice",
  recommendedPrice: "recommendedPrice",
  salesPrice: "salesPrice",
  barCode: "barCode",
  // A false one is sent here (L-45).
  barred: {
    ...same("barred", { keepFalse: true }),
    read: (product) => product.barred === true,
  },
  lastUpdated: readOnly("lastUpdated"),
  productGroup: reference("/product-groups/{productGroupNumber}", { with: groupInside }),
  unit: reference("/units/{unitNumber}", {
    with: {
      name: computed(
        (product, { agreement }) => agreement.table(units).get(product.unitNumber as number)?.name,
      ),
      products: link("/units/{unitNumber}/products"),
    },
  }),
  departmentalDistribution: reference("/departmental-distributions/{departmentalDistributionNumber}"),
  inventory: nested({ packageVolume: "packageVolume", recommendedCostPrice: "recommendedCostPrice" }),
  invoices: nested({
    drafts: link("/products/{productNumber}/invoices/drafts"),
    booked: link("/products/{productNumber}/invoices/booked"),
    self: link("/products/{productNumber}/invoices"),
  }),
  pricing: nested({
    currencySpecificSalesPrices: link("/products/{productNumber}/pricing/currency-specific-sales-prices"),
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
  SERVICE,
);

export const groupOnRest = projection({
  productGroupNumber: readOnly("productGroupNumber"),
  name: readOnly("name"),
  salesAccounts: link("/product-groups/{productGroupNumber}/sales-accounts"),
  products: link("/product-groups/{productGroupNumber}/products"),
  inventoryEnabled: computed((group) => group.inventoryEnabled === true, { keepFalse: true }),
  accrual: reference("/accounts/{accountNumber}", { field: "accrualAccountNumber", readOnly: true }),
  self: link("/product-groups/{productGroupNumber}"),
});

/** Zone 1 is domestic: the service shows its account on the group itself. */
const DOMESTIC = 1;

export const groupOnService = projection(
  {
    id: "productGroupNumber",
    name: "name",
    domesticAccountId: {
      read: (group, { agreement }) =>
        agreement.table(productGroupAccounts).get(`${group.productGroupNumber}/${DOMESTIC}`)?.accountNumber,
      write: (value, draft) => {
        draft.domesticAccountNumber = value;
      },
      fields: { domesticAccountNumber: [] },
    },
    objectVersion: readOnly("objectVersion"),
  },
  SERVICE,
);

export const zoneOnService = projection(
  { id: "vatZoneNumber", accountId: "accountNumber", objectVersion: readOnly("objectVersion") },
  SERVICE,
);

export const salesAccountOnRest = projection({
  salesAccount: reference("/accounts/{accountNumber}", { readOnly: true }),
  vatZone: reference("/vat-zones/{vatZoneNumber}", { readOnly: true }),
});
