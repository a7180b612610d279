import { kind } from "../../store/kind.ts";

export type Product = {
  readonly productNumber: string;
  readonly name: string;
  readonly description?: string;
  readonly productGroupNumber: number;
  readonly salesPrice?: number;
  readonly costPrice?: number;
  readonly recommendedPrice?: number;
  readonly barCode?: string;
  readonly unitNumber?: number;
  readonly unit2Number?: number;
  readonly barred?: boolean;
  readonly departmentalDistributionNumber?: number;
  readonly packageVolume?: number;
  readonly recommendedCostPrice?: number;
};

export type ProductGroup = {
  readonly productGroupNumber: number;
  readonly name: string;
  readonly inventoryEnabled?: boolean;
  readonly accrualAccountNumber?: number;
};

/** The account that sales of a product group go to in one VAT zone. */
export type ProductGroupAccount = {
  readonly productGroupNumber: number;
  readonly vatZoneNumber: number;
  readonly accountNumber: number;
};

export const products = kind<Product>("products", "productNumber");
export const productGroups = kind<ProductGroup>("productGroups", "productGroupNumber");
export const productGroupAccounts = kind<ProductGroupAccount>(
  "productGroupAccounts",
  "productGroupNumber",
  "vatZoneNumber",
);
