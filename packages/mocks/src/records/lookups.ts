import { kind } from "../store/kind.ts";

export type Layout = { readonly layoutNumber: number; readonly name: string; readonly deleted?: boolean };

export type PaymentTermsType =
  | "net"
  | "invoiceMonth"
  | "paidInCash"
  | "prepaid"
  | "dueDate"
  | "factoring"
  | "invoiceWeekStartingSunday"
  | "invoiceWeekStartingMonday"
  | "creditcard"
  | "avtaleGiro";

export type PaymentTerms = {
  readonly paymentTermsNumber: number;
  readonly name: string;
  readonly paymentTermsType: PaymentTermsType;
  readonly daysOfCredit?: number;
  readonly description?: string;
  readonly contraAccountForPrepaidAmountNumber?: number;
  readonly contraAccountForRemainderAmountNumber?: number;
  readonly percentageForPrepaidAmount?: number;
  readonly percentageForRemainderAmount?: number;
  readonly creditCardCompanyNumber?: number;
};

export type VatZone = {
  readonly vatZoneNumber: number;
  readonly name: string;
  readonly enabledForCustomer: boolean;
  readonly enabledForSupplier: boolean;
};

export type Unit = { readonly unitNumber: number; readonly name: string };

export type Currency = { readonly code: string; readonly name: string; readonly isoNumber: string };

export const layouts = kind<Layout>("layouts", "layoutNumber");
export const paymentTerms = kind<PaymentTerms>("paymentTerms", "paymentTermsNumber");
export const vatZones = kind<VatZone>("vatZones", "vatZoneNumber");
export const units = kind<Unit>("units", "unitNumber");
export const currencies = kind<Currency>("currencies", "code");
