import { kind } from "../store/kind.ts";

/** A way of paying a supplier. The names and the checks of its two details depend on the type (L-127). */
export type PaymentType = { readonly paymentTypeNumber: number; readonly name: string };

export const paymentTypes = kind<PaymentType>("paymentTypes", "paymentTypeNumber");

/** The names of a type's two details on REST. */
export interface DetailNames {
  readonly name: string;
  readonly account: string;
  readonly message: string;
}

/** The names by type number. The service uses the same numbers, and -1 for none. */
export const paymentDetailNames: ReadonlyMap<number, DetailNames> = new Map([
  [1, { name: "+71", account: "fiSupplierNo", message: "ocrLine" }],
  [2, { name: "+73", account: "fiSupplierNo", message: "message" }],
  [5, { name: "+04", account: "giroAccount", message: "ocrLine" }],
  [7, { name: "Bank transfer", account: "accountNo", message: "message" }],
  [10, { name: "IBAN", account: "ibanSwift", message: "message" }],
  [17, { name: "+75", account: "fiSupplierNo", message: "ocrLineMessage" }],
]);
