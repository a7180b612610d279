import { kind } from "../store/kind.ts";

/** The five types of entry that a journal can have. */
export type DraftEntryType =
  | "customerPayment"
  | "supplierInvoice"
  | "supplierPayment"
  | "financeVoucher"
  | "manualCustomerInvoice";

/** A daybook (kassekladde): a range of voucher numbers and rules for booking. */
export type Journal = {
  readonly journalNumber: number;
  readonly name: string;
  readonly minimumVoucherNumber?: number;
  readonly maximumVoucherNumber?: number;
  /** The lowest number that the next voucher may get, if somebody has set it. */
  readonly nextVoucherNumber?: number;
  /** The only type that the journal accepts; absent if it accepts all five. */
  readonly allowedEntryType?: DraftEntryType;
  readonly customerContraAccountNumber?: number;
  readonly supplierContraAccountNumber?: number;
  readonly financeContraAccountNumber?: number;
  readonly customerPaymentText?: string;
  readonly supplierPaymentText?: string;
  readonly paymentMessageText?: string;
  readonly priority?: number;
  readonly defaultDepartment?: number;
  /** Whether a voucher has to balance within a month (true) or on each date (false). */
  readonly balancesPerMonth?: boolean;
  readonly autoApprove?: boolean;
  readonly requireAdminApproval?: boolean;
  /** Whether entries stay after booking. */
  readonly standing?: boolean;
  readonly lockVatCodes?: boolean;
  readonly allowPartialBooking?: boolean;
  /**
   * If true, the vouchers that balance are booked and the others stay. If false, nothing is booked unless all vouchers
   * balance.
   */
  readonly balancesPerVoucher?: boolean;
  readonly repeatText?: boolean;
};

/**
 * A line that is not posted yet. The amount is gross, with the sign that it will have on the account, the customer or
 * the supplier: a supplier's invoice is negative. The contra account gets the opposite amount.
 */
export type DraftEntry = {
  readonly entryNumber: number;
  readonly journalNumber: number;
  readonly entryType: DraftEntryType;
  readonly voucherNumber: number;
  /** The name of the accounting year. The voucher number is unique within it. */
  readonly year: string;
  readonly date: string;
  readonly text?: string;
  readonly amount: number;
  readonly currency: string;
  /** The price of 100 units in the base currency. */
  readonly exchangeRate: number;
  /** For customers and suppliers: the account of their group, whatever account was sent. */
  readonly accountNumber?: number;
  readonly vatCode?: string;
  /** The VAT within the amount, if it differs from the code's rate. It has the sign of the amount. */
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
  /** The first detail of the payment: creditor number, giro or bank account, depending on the type. */
  readonly paymentAccount?: string;
  /** The second detail of the payment: payment id or message, depending on the type. */
  readonly paymentMessage?: string;
  readonly projectNumber?: number;
  readonly costTypeNumber?: number;
  readonly employeeNumber?: number;
  readonly departmentalDistributionNumber?: number;
  /** The keys in the second and third dimension. */
  readonly dimension2Key?: number;
  readonly dimension3Key?: number;
  readonly quantity1?: number;
  readonly quantity2?: number;
  readonly unit1Number?: number;
  readonly unit2Number?: number;
};

/** Spreads a draft entry over months. It has no number, because each entry has at most one. */
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
