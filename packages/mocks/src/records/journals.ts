import { kind } from "../store/kind.ts";

/** The five types that can stand in a journal. */
export type DraftEntryType =
  | "customerPayment"
  | "supplierInvoice"
  | "supplierPayment"
  | "financeVoucher"
  | "manualCustomerInvoice";

/** A daybook (kassekladde): a numbering range and rules for booking. */
export type Journal = {
  readonly journalNumber: number;
  readonly name: string;
  readonly minimumVoucherNumber?: number;
  readonly maximumVoucherNumber?: number;
  /** The lowest number that the next voucher may get, when somebody has set it. */
  readonly nextVoucherNumber?: number;
  /** The only type it takes; absent when it takes all five. */
  readonly allowedEntryType?: DraftEntryType;
  readonly customerContraAccountNumber?: number;
  readonly supplierContraAccountNumber?: number;
  readonly financeContraAccountNumber?: number;
  readonly customerPaymentText?: string;
  readonly supplierPaymentText?: string;
  readonly paymentMessageText?: string;
  readonly priority?: number;
  readonly defaultDepartment?: number;
  /** True: a voucher has to balance within a month; false: on each date. */
  readonly balancesPerMonth?: boolean;
  readonly autoApprove?: boolean;
  readonly requireAdminApproval?: boolean;
  /** Its entries stay after booking. */
  readonly standing?: boolean;
  readonly lockVatCodes?: boolean;
  readonly allowPartialBooking?: boolean;
  /** True: vouchers that balance are booked, the others stay; false: all or none. */
  readonly balancesPerVoucher?: boolean;
  readonly repeatText?: boolean;
};

/**
 * A line that is not posted yet. The amount is gross and has the sign that it will be posted with on the account, the
 * customer or the supplier: a supplier's invoice is negative. The contra account gets the opposite.
 */
export type DraftEntry = {
  readonly entryNumber: number;
  readonly journalNumber: number;
  readonly entryType: DraftEntryType;
  readonly voucherNumber: number;
  /** Name of the accounting year; the voucher number is unique within it. */
  readonly year: string;
  readonly date: string;
  readonly text?: string;
  readonly amount: number;
  readonly currency: string;
  /** Base-currency price of 100 units. */
  readonly exchangeRate: number;
  /** For customers and suppliers: the account of their group, whatever was sent. */
  readonly accountNumber?: number;
  readonly vatCode?: string;
  /** VAT within the amount when it is not what the code's rate gives; its sign follows the amount. */
  readonly vatAmount?: number;
  readonly contraAccountNumber?: number;
  readonly contraVatCode?: string;
  readonly contraVatAmount?: number;
  readonly customerNumber?: number;
  readonly customerInvoiceNumber?: number;
  readonly supplierNumber?: number;
  readonly supplierInvoiceNumber?: string;
  readonly dueDate?: string;
  readonly paymentTypeNumber?: number;
  /** First detail of the payment: creditor number, giro or bank account, by type. */
  readonly paymentAccount?: string;
  /** Second detail of the payment: payment id or message, by type. */
  readonly paymentMessage?: string;
  readonly projectNumber?: number;
  readonly costTypeNumber?: number;
  readonly employeeNumber?: number;
  readonly departmentalDistributionNumber?: number;
  /** Keys in the second and third dimension. */
  readonly dimension2Key?: number;
  readonly dimension3Key?: number;
  readonly quantity1?: number;
  readonly quantity2?: number;
  readonly unit1Number?: number;
  readonly unit2Number?: number;
};

/** Spreads a draft entry over months. It has no number of its own: one for each entry. */
export type DraftEntryAccrual = {
  readonly journalNumber: number;
  readonly entryNumber: number;
  readonly accountNumber: number;
  readonly startDate: string;
  readonly endDate: string;
};

export const journals = kind<Journal>("journals", "journalNumber");
export const draftEntries = kind<DraftEntry>("draftEntries", "entryNumber");
export const draftEntryAccruals = kind<DraftEntryAccrual>(
  "draftEntryAccruals",
  "journalNumber",
  "entryNumber",
);
