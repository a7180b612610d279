import { kind } from "../store/kind.ts";

export type Product = {
  /** A text, although it often looks like a number (L-21). */
  readonly productNumber: string;
  readonly name: string;
  readonly description?: string;
  readonly productGroupNumber: number;
  /** In the base currency, as are all prices of the product itself. */
  readonly salesPrice?: number;
  readonly costPrice?: number;
  readonly recommendedPrice?: number;
  readonly barCode?: string;
  readonly unitNumber?: number;
  readonly unit2Number?: number;
  readonly barred?: boolean;
  readonly departmentalDistributionNumber?: number;
  // Used only with the inventory module.
  readonly packageVolume?: number;
  readonly recommendedCostPrice?: number;
  /** The stock below which the product should be ordered. */
  readonly minimumStock?: number;
  readonly inStock?: number;
  readonly orderedByCustomers?: number;
  readonly orderedFromSuppliers?: number;
  readonly grossWeight?: number;
  readonly netWeight?: number;
};

export type ProductGroup = {
  readonly productGroupNumber: number;
  readonly name: string;
  readonly inventoryEnabled?: boolean;
  readonly accrualAccountNumber?: number;
  /** Whether the group's products may be used in projects, with the account that the group has in zone 5. */
  readonly isInProject?: boolean;
};

/** The account for sales of a product group in one VAT zone. */
export type ProductGroupAccount = {
  readonly productGroupNumber: number;
  readonly vatZoneNumber: number;
  readonly accountNumber: number;
};

/** The price of a product in a currency other than the agreement's. */
export type SalesPrice = {
  readonly productNumber: string;
  readonly currency: string;
  readonly price: number;
};

/** A group of customers that has its own prices. */
export type PriceGroup = { readonly priceGroupNumber: number; readonly name: string };

/** A product's price, or a discount on it, for the customers of a price group. */
export type SpecialPrice = {
  readonly specialPriceNumber: number;
  readonly priceGroupNumber: number;
  readonly productNumber: string;
  /** In the base currency. */
  readonly price?: number;
  readonly discountPercentage?: number;
};

/** A special price in another currency. */
export type SpecialPriceInCurrency = {
  readonly specialPriceNumber: number;
  readonly currency: string;
  readonly price: number;
};

export const products = kind<Product>("products", "productNumber");
export const productGroups = kind<ProductGroup>("productGroups", "productGroupNumber");
export const productGroupAccounts = kind<ProductGroupAccount>(
  "productGroupAccounts",
  "productGroupNumber",
  "vatZoneNumber",
);
export const salesPrices = kind<SalesPrice>("salesPrices", "productNumber", "currency");
export const priceGroups = kind<PriceGroup>("priceGroups", "priceGroupNumber");
export const specialPrices = kind<SpecialPrice>("specialPrices", "specialPriceNumber");
export const specialPricesInCurrency = kind<SpecialPriceInCurrency>(
  "specialPricesInCurrency",
  "specialPriceNumber",
  "currency",
);
