import { kind } from "../store/kind.ts";

export type Supplier = {
  readonly supplierNumber: number;
  readonly name: string;
  readonly supplierGroupNumber: number;
  readonly currency: string;
  readonly paymentTermsNumber: number;
  readonly vatZoneNumber: number;
  readonly layoutNumber?: number;
  readonly address?: string;
  readonly zip?: string;
  readonly city?: string;
  readonly country?: string;
  readonly email?: string;
  readonly phone?: string;
  readonly bankAccount?: string;
  readonly barred?: boolean;
  readonly corporateIdentificationNumber?: string;
  readonly costAccountNumber?: number;
  readonly defaultInvoiceText?: string;
  readonly remittanceCreditorId?: string;
  readonly remittancePaymentTypeNumber?: number;
  readonly salesPersonNumber?: number;
  readonly attentionNumber?: number;
  readonly supplierContactNumber?: number;
};

export type SupplierContact = {
  /** Unique in the agreement, not per supplier. */
  readonly supplierContactNumber: number;
  readonly supplierNumber: number;
  /** The number in the web application, which counts from 1 for each supplier. */
  readonly sortKey: number;
  readonly name: string;
  readonly email?: string;
  readonly phone?: string;
  readonly notes?: string;
  readonly deleted?: boolean;
};

export type SupplierGroup = {
  readonly supplierGroupNumber: number;
  readonly name: string;
  /** The ledger account that the group's suppliers are booked on. */
  readonly accountNumber: number;
};

export const suppliers = kind<Supplier>("suppliers", "supplierNumber");
export const supplierContacts = kind<SupplierContact>("supplierContacts", "supplierContactNumber");
export const supplierGroups = kind<SupplierGroup>("supplierGroups", "supplierGroupNumber");
