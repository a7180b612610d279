import { kind } from "../store/kind.ts";

export type Product = {
  /** Text, though it often looks like a number (L-21). */
  readonly productNumber: string;
  readonly name: string;
  readonly description?: string;
  readonly productGroupNumber: number;
  /** Base currency, as all prices of the product itself. */
  readonly salesPrice?: number;
  readonly costPrice?: number;
  readonly recommendedPrice?: number;
  readonly barCode?: string;
  readonly unitNumber?: number;
  readonly unit2Number?: number;
  readonly barred?: boolean;
  readonly departmentalDistributionNumber?: number;
  // Only with the inventory module.
  readonly packageVolume?: number;
  readonly recommendedCostPrice?: number;
  /** Stock below which it should be ordered. */
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
  /** Whether its products may be used in projects; on the account that the group has in zone 5. */
  readonly isInProject?: boolean;
};

/** The account that sales of a product group go to in one VAT zone. */
export type ProductGroupAccount = {
  readonly productGroupNumber: number;
  readonly vatZoneNumber: number;
  readonly accountNumber: number;
};

/** What a product is sold for in a currency other than the agreement's own. */
export type SalesPrice = {
  readonly productNumber: string;
  readonly currency: string;
  readonly price: number;
};

/** Customers who get prices of their own. */
export type PriceGroup = { readonly priceGroupNumber: number; readonly name: string };

/** A product's price, or a discount on it, for the customers of a price group. */
export type SpecialPrice = {
  readonly specialPriceNumber: number;
  readonly priceGroupNumber: number;
  readonly productNumber: string;
  /** Base currency. */
  readonly price?: number;
  readonly discountPercentage?: number;
};

/** A special price in a currency of its own. */
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
