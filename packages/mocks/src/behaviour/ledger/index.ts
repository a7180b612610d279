import { type Domain, resource } from "../../engine/resource.ts";
import { projection } from "../../projection/projection.ts";
import { computed, link, readOnly, reference } from "../../projection/rules.ts";
import { balanceOf } from "./balance.ts";
import { seedLedger } from "./chart.ts";
import { type Account, accounts, type VatAccount, vatAccounts } from "./kinds.ts";

const accountOnRest = projection({
  accountNumber: readOnly("accountNumber"),
  accountType: readOnly("accountType"),
  balance: computed((account, view) => balanceOf(view.agreement, account.accountNumber as number)),
  barred: readOnly("barred"),
  // A false one is sent here (L-45).
  blockDirectEntries: computed((account) => account.blockDirectEntries === true, { keepFalse: true }),
  contraAccount: reference("/accounts/{accountNumber}", { field: "contraAccountNumber", readOnly: true }),
  debitCredit: readOnly("debitCredit"),
  name: readOnly("name"),
  vatAccount: reference("/vat-accounts/{vatCode}", { readOnly: true }),
  accountingYears: link("/accounts/{accountNumber}/accounting-years"),
  self: link("/accounts/{accountNumber}"),
});

const vatAccountOnRest = projection({
  name: readOnly("name"),
  ratePercentage: readOnly("ratePercentage"),
  vatCode: readOnly("vatCode"),
  barred: readOnly("barred"),
  account: reference("/accounts/{accountNumber}", { readOnly: true }),
  vatType: reference("/vat-types/{vatTypeNumber}", { readOnly: true }),
  self: link("/vat-accounts/{vatCode}"),
});

/** The chart of accounts, VAT codes, years and what is posted. */
export const ledgerDomain: Domain = {
  name: "ledger",
  resources: [
    resource<Account>({
      kind: accounts,
      faces: [{ document: "rest", path: "/accounts", projection: accountOnRest }],
    }),
    resource<VatAccount>({
      kind: vatAccounts,
      faces: [{ document: "rest", path: "/vat-accounts", projection: vatAccountOnRest }],
    }),
  ],
  seedEmpty: seedLedger,
};
