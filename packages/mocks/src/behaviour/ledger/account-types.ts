import type { Rule } from "../../projection/rule.ts";
import { type Account, type AccountType, totalIntervals } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The service's numbers for account types, from 1. */
const accountTypes: readonly AccountType[] = [
  "profitAndLoss",
  "status",
  "totalFrom",
  "heading",
  "headingStart",
  "sumInterval",
  "sumAlpha",
];

/** Returns whether an account accepts entries. The other types structure the chart. */
export const takesEntries = ({ accountType }: Pick<Account, "accountType">): boolean =>
  accountType === "profitAndLoss" || accountType === "status";

/** `type` is a number on the service (O-17), but a name in the record. */
export const typeNumber: Rule = {
  read: (account) => accountTypes.indexOf(account.accountType as AccountType) + 1,
  write: (value, draft) => {
    draft.accountType = accountTypes[Number(value) - 1];
  },
  fields: { accountType: [] },
};

/** `isCredit` is absent for an account without a fixed side. So `false` is not left out: it means debit. */
export const isCredit: Rule = {
  read: (account) => (account.debitCredit === undefined ? undefined : account.debitCredit === "credit"),
  write: (value, draft) => {
    draft.debitCredit = value === true ? "credit" : "debit";
  },
  fields: { debitCredit: [] },
  keepFalse: true,
};

/** Lists the ranges of accounts that an account sums, lowest first. */
export const intervalsOf = (agreement: Agreement, accountNumber: number) =>
  agreement.table(totalIntervals).by("accountNumber", accountNumber);
