import type { Agreement } from "../../store/agreement.ts";
import { productGroupAccounts, productGroups, products } from "./kinds.ts";

/** Sales accounts of a group that charges VAT, by VAT zone. */
const WITH_VAT: readonly (readonly [vatZoneNumber: number, accountNumber: number])[] = [
  [1, 1010],
  [2, 1015],
  [3, 1020],
  [4, 1030],
];

/** The two groups that every agreement starts with (C-01). */
export function seedProductGroups(agreement: Agreement): void {
  agreement.table(productGroups).insert({ productGroupNumber: 1, name: "Varer m/moms" });
  agreement.table(productGroups).insert({ productGroupNumber: 2, name: "Varer u/moms" });
  for (const [vatZoneNumber, accountNumber] of WITH_VAT) {
    agreement.table(productGroupAccounts).insert({ productGroupNumber: 1, vatZoneNumber, accountNumber });
    agreement
      .table(productGroupAccounts)
      .insert({ productGroupNumber: 2, vatZoneNumber, accountNumber: 1030 });
  }
}

const COMPANY: readonly (readonly [
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

/** A small catalogue. */
export function seedCompanyProducts(agreement: Agreement): void {
  for (const [productNumber, name, salesPrice, costPrice, unitNumber] of COMPANY) {
    agreement
      .table(products)
      .insert({ productNumber, name, productGroupNumber: 1, salesPrice, costPrice, unitNumber });
  }
}
