import { kind } from "../store/kind.ts";

export type AccountType =
  | "profitAndLoss"
  | "status"
  | "totalFrom"
  | "heading"
  | "headingStart"
  | "sumInterval"
  | "sumAlpha";

/** An account of the chart. Its balance is computed from the booked entries. */
export type Account = {
  readonly accountNumber: number;
  readonly name: string;
  readonly accountType: AccountType;
  /** The side on which entries are usually posted; absent if it has none. */
  readonly debitCredit?: "debit" | "credit";
  readonly blockDirectEntries?: boolean;
  readonly barred?: boolean;
  /** The default VAT code of entries on the account. */
  readonly vatCode?: string;
  readonly contraAccountNumber?: number;
  /** The first account that a totalFrom account sums. */
  readonly totalFromAccountNumber?: number;
  /** The only currency that the account accepts, if it is limited to one. */
  readonly currency?: string;
  readonly openingAccountNumber?: number;
  readonly realisationAccountNumber?: number;
  readonly assetGroupNumber?: number;
  readonly displayNumber?: string;
  readonly departmentMandatory?: boolean;
  readonly unitMandatory?: boolean;
  readonly keyFigureCodeNumber?: number;
  readonly note?: string;
};

/** A range of accounts that a sumInterval account adds up. */
export type TotalInterval = {
  readonly accountNumber: number;
  readonly fromAccountNumber: number;
  readonly toAccountNumber: number;
};

/** A classification for key figures, read-only. */
export type KeyFigureCode = {
  readonly number: number;
  readonly name: string;
  readonly sumFrom1: number;
  readonly sum1Text: string;
  readonly sumFrom2: number;
  readonly sum2Text: string;
  readonly isBalance: boolean;
};

/** A VAT code: its rate, and the account that the VAT is posted on. */
export type VatAccount = {
  readonly vatCode: string;
  readonly name: string;
  readonly ratePercentage: number;
  readonly accountNumber: number;
  /** Reverse charge: the VAT is posted on both accounts with opposite signs, and is not part of the amount. */
  readonly contraAccountNumber?: number;
  readonly vatTypeNumber: number;
  readonly barred?: boolean;
};

/** Whether a VAT code is for sales (1) or purchases (2). */
export type VatType = { readonly vatTypeNumber: number; readonly name: string };

/** How a VAT type is reported to the tax authorities. */
export type VatReportSetup = {
  readonly vatTypeNumber: number;
  readonly vatReportSetupNumber: number;
  readonly name: string;
};

export type EntryType =
  | "customerInvoice"
  | "customerPayment"
  | "supplierInvoice"
  | "supplierPayment"
  | "financeVoucher"
  | "reminder"
  | "openingEntry"
  | "transferredOpeningEntry"
  | "systemEntry"
  | "manualDebtorInvoice";

/** A posted line of the ledger. Debit is positive, and the lines of a voucher sum to zero in the base currency. */
export type BookedEntry = {
  readonly entryNumber: number;
  readonly voucherNumber: number;
  readonly entryType: EntryType;
  readonly date: string;
  /** The name of the accounting year of the date. */
  readonly year: string;
  readonly periodNumber: number;
  readonly accountNumber: number;
  readonly amount: number;
  readonly amountInBaseCurrency: number;
  readonly currency: string;
  readonly text?: string;
  readonly vatCode?: string;
  readonly customerNumber?: number;
  readonly supplierNumber?: number;
  /** The booked invoice that the entry comes from. */
  readonly bookedInvoiceNumber?: number;
  /** The number of the customer's invoice that the entry is about, if it does not come from a booked invoice. */
  readonly customerInvoiceNumber?: number;
  readonly supplierInvoiceNumber?: string;
  readonly dueDate?: string;
  /** The open part of an entry that can be settled; 0 for other entries. */
  readonly remainder: number;
  readonly remainderInBaseCurrency: number;
  /** The key in dimension 1: a department, or a distribution over several. */
  readonly departmentalDistributionNumber?: number;
  readonly dimension2Key?: number;
  readonly dimension3Key?: number;
  readonly projectNumber?: number;
  readonly costTypeNumber?: number;
  readonly unit1Number?: number;
  readonly unit2Number?: number;
  readonly quantity1?: number;
  readonly quantity2?: number;
  readonly paymentTypeNumber?: number;
};

/** Two entries that have been settled against each other. */
export type MatchedPair = {
  readonly pairNumber: number;
  /** The entry that settles, usually a payment. */
  readonly fromEntry: number;
  /** The entry that is settled, usually an invoice. */
  readonly toEntry: number;
};

/** An accounting year. Its key is its name: "2026", "2025/2026". */
export type AccountingYear = {
  readonly year: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly closed?: boolean;
};

/** A period of a year. Periods are numbered through all years of the agreement, not by month. */
export type AccountingPeriod = {
  readonly periodNumber: number;
  readonly year: string;
  readonly fromDate: string;
  readonly toDate: string;
  readonly closed?: boolean;
  readonly barred?: boolean;
};

export const accounts = kind<Account>("accounts", "accountNumber");
export const vatAccounts = kind<VatAccount>("vatAccounts", "vatCode");
export const vatReportSetups = kind<VatReportSetup>(
  "vatReportSetups",
  "vatTypeNumber",
  "vatReportSetupNumber",
);
export const vatTypes = kind<VatType>("vatTypes", "vatTypeNumber");
export const totalIntervals = kind<TotalInterval>("totalIntervals", "accountNumber", "fromAccountNumber");
export const keyFigureCodes = kind<KeyFigureCode>("keyFigureCodes", "number");
export const matchedPairs = kind<MatchedPair>("matchedPairs", "pairNumber");
export const bookedEntries = kind<BookedEntry>("bookedEntries", "entryNumber");
export const accountingYears = kind<AccountingYear>("accountingYears", "year");
export const accountingPeriods = kind<AccountingPeriod>("accountingPeriods", "periodNumber");
