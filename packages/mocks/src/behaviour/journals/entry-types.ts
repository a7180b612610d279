import type { Rule } from "../../projection/rule.ts";
import type { DraftEntryType } from "../../records/journals.ts";
import type { EntryType } from "../../records/ledger.ts";

interface TypeFacts {
  /** The service's number. */
  readonly number: number;
  /** The type of the posted entry. */
  readonly posted: EntryType;
  /** The kind of party whose account it is posted on; undefined if the entry names the account. */
  readonly party?: "customer" | "supplier";
  /** The array of a REST voucher that contains entries of this type. */
  readonly array: string;
}

/** The types in the order of a voucher's arrays on REST. */
export const draftTypes: Readonly<Record<DraftEntryType, TypeFacts>> = {
  financeVoucher: { number: 5, posted: "financeVoucher", array: "financeVouchers" },
  supplierInvoice: { number: 3, posted: "supplierInvoice", party: "supplier", array: "supplierInvoices" },
  supplierPayment: { number: 4, posted: "supplierPayment", party: "supplier", array: "supplierPayments" },
  customerPayment: { number: 2, posted: "customerPayment", party: "customer", array: "customerPayments" },
  manualCustomerInvoice: {
    number: 10,
    posted: "manualDebtorInvoice",
    party: "customer",
    array: "manualCustomerInvoices",
  },
};

export const draftTypeNames = Object.keys(draftTypes) as readonly DraftEntryType[];

const named = (number: unknown): DraftEntryType | undefined =>
  draftTypeNames.find((name) => draftTypes[name].number === number);

/**
 * Makes the rule for a type, which is a number on the service, but a name in the record. `none` is the number that
 * means no type.
 */
export const draftTypeNumber = (field: string, none?: number): Rule => ({
  read: (entity) => draftTypes[entity[field] as DraftEntryType]?.number ?? none,
  write: (value, draft) => {
    draft[field] = named(value);
  },
  fields: { [field]: [] },
});
