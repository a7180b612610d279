import {
  priceGroups,
  productGroupAccounts,
  productGroups,
  products,
  salesPrices,
  specialPrices,
  specialPricesInCurrency,
} from "../../records/products.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The sales accounts of a group that charges VAT, by VAT zone. */
const withVat: readonly (readonly [vatZoneNumber: number, accountNumber: number])[] = [
  [1, 1010],
  [2, 1015],
  [3, 1020],
  [4, 1030],
];

/** The two groups that every agreement starts with (C-01). */
export function seedProductGroups(agreement: Agreement): void {
  const zones = agreement.table(productGroupAccounts);
  agreement.table(productGroups).insert({ productGroupNumber: 1, name: "Varer m/moms" });
  agreement.table(productGroups).insert({ productGroupNumber: 2, name: "Varer u/moms" });
  for (const [vatZoneNumber, accountNumber] of withVat) {
    zones.insert({ productGroupNumber: 1, vatZoneNumber, accountNumber });
    zones.insert({ productGroupNumber: 2, vatZoneNumber, accountNumber: 1030 });
  }
}

const company: readonly (readonly [
  number: string,
  name: string,
  salesPrice: number,
  costPrice: number,
  unit: number,
])[] = [
  ["1", "Kontorstol", 1495, 820, 1],
  ["2", "Hæve-sænkebord", 3995, 2150, 1],
  ["3", "Skærm 27 tommer", 1899, 1240, 1],
  ["4", "Konsulenttime", 950, 0, 2],
  ["5", "Opsætning på stedet", 750, 0, 2],
  ["6", "Kabelbakke", 249, 96.5, 1],
  ["7", "Fragt", 125, 98, 1],
];

/** Adds products, two prices in euro, and a price group for dealers. */
export function seedCompanyProducts(agreement: Agreement): void {
  for (const [productNumber, name, salesPrice, costPrice, unitNumber] of company) {
    agreement
      .table(products)
      .insert({ productNumber, name, productGroupNumber: 1, salesPrice, costPrice, unitNumber });
  }
  agreement.table(salesPrices).insert({ productNumber: "1", currency: "EUR", price: 199 });
  agreement.table(salesPrices).insert({ productNumber: "2", currency: "EUR", price: 535 });
  agreement.table(priceGroups).insert({ priceGroupNumber: 1, name: "Forhandlere" });
  agreement
    .table(specialPrices)
    .insert({ specialPriceNumber: 1, priceGroupNumber: 1, productNumber: "1", price: 1195 });
  agreement
    .table(specialPrices)
    .insert({ specialPriceNumber: 2, priceGroupNumber: 1, productNumber: "2", discountPercentage: 15 });
  agreement.table(specialPricesInCurrency).insert({ specialPriceNumber: 1, currency: "EUR", price: 159 });
}
