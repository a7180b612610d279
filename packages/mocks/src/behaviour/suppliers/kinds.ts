import { kind } from "../../store/kind.ts";

export type Supplier = {
  readonly supplierNumber: number;
  readonly name: string;
  readonly currency: string;
  readonly supplierGroupNumber: number;
  readonly vatZoneNumber: number;
  readonly paymentTermsNumber: number;
  readonly address?: string;
  readonly zip?: string;
  readonly city?: string;
  readonly country?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly corporateIdentificationNumber?: string;
  readonly bankAccount?: string;
  readonly barred?: boolean;
  readonly costAccountNumber?: number;
  readonly defaultInvoiceText?: string;
  readonly layoutNumber?: number;
  readonly attentionNumber?: number;
  readonly supplierContactNumber?: number;
  readonly salesPersonNumber?: number;
  readonly remittanceCreditorId?: string;
  readonly remittancePaymentTypeNumber?: number;
};

export type SupplierGroup = {
  readonly supplierGroupNumber: number;
  readonly name: string;
  /** The ledger account that invoices of the group's suppliers are posted to. */
  readonly accountNumber: number;
};

export const suppliers = kind<Supplier>("suppliers", "supplierNumber");
export const supplierGroups = kind<SupplierGroup>("supplierGroups", "supplierGroupNumber");
