import { projection } from "../../projection/projection.ts";
import type { Rule, View } from "../../projection/rule.ts";
import { computed, link, readOnly, reference, same } from "../../projection/rules.ts";
import { vatAccounts, vatTypes } from "../../records/ledger.ts";
import { encodeRestKey } from "../../routing/path-keys.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { draftSums } from "../journals/draft-sums.ts";
import { intervalsOf, isCredit, typeNumber } from "../ledger/account-types.ts";
import { balanceOf } from "../ledger/balance.ts";

const toAccount = (accountNumber: number, { base, linkSuffix }: View) => ({
  accountNumber,
  self: `${base}/accounts/${encodeRestKey(accountNumber)}${linkSuffix}`,
});

/** The ranges of a summing account (L-51). */
const accountsSummed: Rule = computed((account, view) => {
  const intervals = intervalsOf(view.agreement, account.accountNumber as number);
  if (intervals.length === 0) return undefined;
  return intervals.map(({ fromAccountNumber, toAccountNumber }) => ({
    fromAccount: toAccount(fromAccountNumber, view),
    toAccount: toAccount(toAccountNumber, view),
  }));
});

/** The balance with drafts. It is sent only if drafts change the balance: recorded listings without drafts lack it (L-48). */
const draftBalance: Rule = computed((account, { agreement }) => {
  const number = account.accountNumber as number;
  const drafted = draftSums(agreement).get(number);
  return drafted === undefined ? undefined : Math.round((balanceOf(agreement, number) + drafted) * 100) / 100;
});

export const accountOnRest = projection({
  accountNumber: readOnly("accountNumber"),
  accountType: readOnly("accountType"),
  // Heading and summing accounts have no entries, so their balance is 0.
  balance: computed((account, view) => balanceOf(view.agreement, account.accountNumber as number)),
  draftBalance,
  barred: readOnly("barred"),
  // `false` is sent here (L-45).
  blockDirectEntries: computed((account) => account.blockDirectEntries === true, { keepFalse: true }),
  contraAccount: reference("/accounts/{accountNumber}", { field: "contraAccountNumber", readOnly: true }),
  debitCredit: readOnly("debitCredit"),
  name: readOnly("name"),
  vatAccount: reference("/vat-accounts/{vatCode}", { readOnly: true }),
  accountsSummed,
  totalFromAccount: reference("/accounts/{accountNumber}", {
    field: "totalFromAccountNumber",
    readOnly: true,
  }),
  accountingYears: link("/accounts/{accountNumber}/accounting-years"),
  self: link("/accounts/{accountNumber}"),
});

export const accountOnService = projection(
  {
    number: "accountNumber",
    name: "name",
    isBarred: "barred",
    type: typeNumber,
    vatAccountNumber: computed(
      (account, { agreement }) => agreement.table(vatAccounts).get(account.vatCode as string)?.accountNumber,
    ),
    contraAccountNumber: "contraAccountNumber",
    totalFromAccountNumber: "totalFromAccountNumber",
    openingAccountNumber: "openingAccountNumber",
    realisationAccountNumber: "realisationAccountNumber",
    totalIntervals: computed(
      (account, { agreement }) =>
        intervalsOf(agreement, account.accountNumber as number)
          .map(({ fromAccountNumber, toAccountNumber }) => `${fromAccountNumber}-${toAccountNumber}`)
          .join(",") || undefined,
    ),
    isBlockedForDirectEntries: "blockDirectEntries",
    isCredit,
    currency: "currency",
    assetGroupNumber: "assetGroupNumber",
    displayNumber: "displayNumber",
    isDepartmentMandatory: "departmentMandatory",
    isUnitMandatory: "unitMandatory",
    keyFigureCodeNumber: "keyFigureCodeNumber",
    vatCode: "vatCode",
    lastUpdated: readOnly("lastUpdated"),
    note: "note",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const totalIntervalOnService = projection(
  {
    accountNumber: "accountNumber",
    fromAccountNumber: "fromAccountNumber",
    toAccountNumber: "toAccountNumber",
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const keyFigureCodeOnService = projection(
  {
    number: readOnly("number"),
    name: readOnly("name"),
    sumFrom1: readOnly("sumFrom1"),
    sum1Text: readOnly("sum1Text"),
    sumFrom2: readOnly("sumFrom2"),
    sum2Text: readOnly("sum2Text"),
    isBalance: readOnly("isBalance"),
  },
  serviceDefaults,
);

export const vatTypeOnRest = projection({
  vatTypeNumber: readOnly("vatTypeNumber"),
  name: readOnly("name"),
  self: link("/vat-types/{vatTypeNumber}"),
});

/** A VAT report setup. It has two properties, and no link to itself (L-156). */
export const vatReportSetupOnRest = projection({
  vatReportSetupNumber: readOnly("vatReportSetupNumber"),
  name: readOnly("name"),
});

export const vatAccountOnRest = projection({
  name: readOnly("name"),
  vatCode: readOnly("vatCode"),
  ratePercentage: readOnly("ratePercentage"),
  barred: readOnly("barred"),
  account: reference("/accounts/{accountNumber}", { readOnly: true }),
  contraAccount: reference("/accounts/{accountNumber}", { field: "contraAccountNumber", readOnly: true }),
  vatType: reference("/vat-types/{vatTypeNumber}", {
    readOnly: true,
    with: {
      name: computed(
        ({ vatTypeNumber }, { agreement }) => agreement.table(vatTypes).get(vatTypeNumber as number)?.name,
      ),
    },
  }),
  self: link("/vat-accounts/{vatCode}"),
});

export const paymentTypeOnRest = projection({
  paymentTypeNumber: same("paymentTypeNumber"),
  name: readOnly("name"),
  self: link("/payment-types/{paymentTypeNumber}"),
});
