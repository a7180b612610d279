import { completeEntry } from "../behaviour/journals/complete.ts";
import { type DraftEntry, draftEntries, type Journal, journals } from "../records/journals.ts";
import {
  type Account,
  type AccountingPeriod,
  type AccountingYear,
  accountingPeriods,
  accountingYears,
  accounts,
} from "../records/ledger.ts";
import type { Agreement } from "../store/agreement.ts";
import { builtCollection, type Collection } from "./collection.ts";

/** The collections of an agreement that belong to the ledger. */
export type LedgerBuilders = {
  /**
   * Accounts. By default, a new one gets the number after the highest, belongs to profit and loss, and is open to
   * entries.
   */
  readonly accounts: Collection<Account>;
  /**
   * Accounting years. Tests can close and reopen them: `accountingYears.update("2025", { closed: true })`. New years
   * are added through the API.
   */
  readonly accountingYears: Collection<AccountingYear>;
  /** Accounting periods. Tests can close and bar them by number: `accountingPeriods.update(20, { barred: true })`. */
  readonly accountingPeriods: Collection<AccountingPeriod>;
  /** Journals. By default, a new one gets the number after the highest, and has no range of voucher numbers. */
  readonly journals: Collection<Journal>;
  /**
   * Draft entries. Default: a finance entry of today in journal 1 that pays 100 for stationery from the bank. The mock
   * assigns voucher numbers.
   */
  readonly draftEntries: Collection<DraftEntry>;
};

export function ledgerBuilders(agreement: () => Agreement): LedgerBuilders {
  return {
    accounts: builtCollection(agreement, accounts, (values, own) => {
      const accountNumber = values.accountNumber ?? own.table(accounts).nextNumber();
      return { name: `Account ${accountNumber}`, accountType: "profitAndLoss", ...values, accountNumber };
    }),
    accountingYears: builtCollection(agreement, accountingYears, (values) => values as AccountingYear),
    accountingPeriods: builtCollection(agreement, accountingPeriods, (values) => values as AccountingPeriod),
    journals: builtCollection(agreement, journals, (values, own) => {
      const journalNumber = values.journalNumber ?? own.table(journals).nextNumber();
      return { name: `Journal ${journalNumber}`, balancesPerVoucher: true, ...values, journalNumber };
    }),
    draftEntries: builtCollection(agreement, draftEntries, (values, own) =>
      completeEntry(own, {
        journalNumber: 1,
        entryType: "financeVoucher",
        date: own.stamp().lastUpdated.slice(0, 10),
        amount: 100,
        currency: own.settings.baseCurrency,
        accountNumber: 3600,
        contraAccountNumber: 5820,
        ...values,
        entryNumber: values.entryNumber ?? own.table(draftEntries).nextNumber(),
      }),
    ),
  };
}
