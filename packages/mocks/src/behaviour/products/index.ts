import type { Domain } from "../../engine/resource.ts";
import { groupOperations, groupsResource } from "./groups.ts";
import {
  priceGroupsResource,
  specialPricesInCurrencyResource,
  specialPricesResource,
} from "./price-groups.ts";
import { productsResource } from "./products.ts";
import { salesPricesResource } from "./sales-prices.ts";
import { seedCompanyProducts, seedProductGroups } from "./seed.ts";
import { zonesResource } from "./zones.ts";

/** Products and their prices, groups with their accounts and settings, price groups. */
export const productsDomain: Domain = {
  name: "products",
  resources: [
    productsResource,
    groupsResource,
    zonesResource,
    salesPricesResource,
    priceGroupsResource,
    specialPricesResource,
    specialPricesInCurrencyResource,
  ],
  operations: groupOperations,
  seedEmpty: seedProductGroups,
  seedCompany: seedCompanyProducts,
};
