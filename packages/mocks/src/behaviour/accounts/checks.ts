import type { Call } from "../../engine/call.ts";
import { type Fault, Refusal } from "../../errors/refusal.ts";
import { customerGroups } from "../../records/customers.ts";
import {
  type Account,
  accounts,
  bookedEntries,
  type TotalInterval,
  vatAccounts,
} from "../../records/ledger.ts";
import { currencies } from "../../records/lookups.ts";
import { productGroupAccounts } from "../../records/products.ts";
import { supplierGroups } from "../../records/suppliers.ts";
import { intervalsOf, takesEntries } from "../ledger/account-types.ts";
import { systemAccounts } from "../ledger/system-accounts.ts";

/**
 * Checks the account that `field` names. It must exist and, except for `totalFromAccountNumber`, accept entries. A
 * contra account must not be barred either.
 */
function checkOther(
  account: Account,
  field:
    | "contraAccountNumber"
    | "totalFromAccountNumber"
    | "openingAccountNumber"
    | "realisationAccountNumber",
  missing: string,
  call: Call,
): Fault[] {
  const number = account[field];
  if (number === undefined) return [];
  const other = call.agreement.table(accounts).get(number);
  const fault = (code: string, message: string): Fault[] => [{ at: field, code, message, input: number }];
  if (other === undefined) return fault(missing, `Account ${number} does not exist.`);
  if (field === "totalFromAccountNumber") return [];
  if (field === "contraAccountNumber" && other.barred === true)
    return fault("ContraAccountIsBarred", `Account ${number} is barred.`);
  if (takesEntries(other)) return [];
  return fault(
    "AccountIsNotBalanceOrProfitAndLossType",
    `Account ${number} is neither a profit and loss nor a balance account.`,
  );
}

function checkTotalFrom({ accountNumber, totalFromAccountNumber }: Account): Fault[] {
  if (totalFromAccountNumber === undefined || accountNumber > totalFromAccountNumber) return [];
  return [
    {
      at: "totalFromAccountNumber",
      code: "AccountShouldBeHigherThanTotalFrom",
      message: `The account's number has to be above ${totalFromAccountNumber}.`,
      input: totalFromAccountNumber,
    },
  ];
}

/** Checks that an account which e-conomic posts to by itself is not barred. */
function checkBarred(account: Account, call: Call, before: Account | undefined): Fault[] {
  if (account.barred !== true || before?.barred === true) return [];
  const { agreement } = call;
  const number = account.accountNumber;
  const fault = (code: string, message: string): Fault => ({ at: "barred", code, message, input: true });
  const faults: Fault[] = [];
  if (agreement.table(productGroupAccounts).by("accountNumber", number).length > 0)
    faults.push(fault("BarredAccountUsedByProductGroups", "Product groups use the account."));
  const vat = agreement.table(vatAccounts);
  if (vat.by("accountNumber", number).length + vat.by("contraAccountNumber", number).length > 0)
    faults.push(fault("BarredAccountUsedByVatAccounts", "VAT accounts use the account."));
  return faults;
}

/** Finds everything wrong with an account that the schema cannot find. */
export function checkAccount(account: Account, call: Call, before?: Account): Fault[] {
  const faults: Fault[] = [];
  if (account.accountNumber < 1)
    faults.push({ at: "accountNumber", code: "InvalidAccountId", message: "The number must be at least 1." });
  if (account.name === undefined || account.name.trim() === "")
    faults.push({ at: "name", code: "InvalidAccountName", message: "An account needs a name." });
  if (account.currency !== undefined && !call.agreement.table(currencies).has(account.currency))
    faults.push({ at: "currency", message: `Currency ${account.currency} does not exist.` });
  if (account.vatCode !== undefined && !call.agreement.table(vatAccounts).has(account.vatCode))
    faults.push({ at: "vatCode", message: `VAT code ${account.vatCode} does not exist.` });
  return [
    ...faults,
    ...checkOther(account, "contraAccountNumber", "ContraAccountDoesNotExist", call),
    ...checkOther(account, "totalFromAccountNumber", "TotalFromAccountDoesNotExist", call),
    ...checkOther(account, "openingAccountNumber", "OpeningAccountDoesNotExist", call),
    ...checkOther(account, "realisationAccountNumber", "RealisationAccountDoesNotExist", call),
    ...checkTotalFrom(account),
    ...checkBarred(account, call, before),
  ];
}

/** Makes the refusal to delete an account that is in use. */
export const accountInUse = (): Refusal =>
  new Refusal(400, { code: "AccountInUse", message: "The account is in use." });

/** Refuses to delete an account in use. References that resources declare are checked elsewhere. */
export function dependents({ accountNumber }: Account, { agreement }: Call): Refusal | undefined {
  const system: readonly number[] = Object.values(systemAccounts);
  const used =
    system.includes(accountNumber) ||
    agreement.table(bookedEntries).by("accountNumber", accountNumber).length > 0 ||
    agreement.table(productGroupAccounts).by("accountNumber", accountNumber).length > 0 ||
    agreement.table(customerGroups).by("accountNumber", accountNumber).length > 0 ||
    agreement.table(supplierGroups).by("accountNumber", accountNumber).length > 0 ||
    intervalsOf(agreement, accountNumber).length > 0;
  return used ? accountInUse() : undefined;
}

/**
 * Checks a range: its account sums intervals, its end is after its start, and it overlaps no other range of the
 * account.
 */
export function checkInterval(interval: TotalInterval, call: Call): Fault[] {
  const { accountNumber, fromAccountNumber, toAccountNumber } = interval;
  const account = call.agreement.table(accounts).get(accountNumber);
  if (account === undefined) {
    const message = `Account ${accountNumber} does not exist.`;
    return [{ at: "accountNumber", code: "AccountDoesNotExist", message, input: accountNumber }];
  }
  if (account.accountType !== "sumInterval") {
    const message = `Account ${accountNumber} does not sum intervals.`;
    return [{ at: "accountNumber", code: "InvalidAccountType", message, input: accountNumber }];
  }
  if (fromAccountNumber > toAccountNumber) {
    const message = "The range ends before it starts.";
    return [
      { at: "toAccountNumber", code: "IntervalNotConstructedCorrectly", message, input: toAccountNumber },
    ];
  }
  const overlap = intervalsOf(call.agreement, accountNumber).find(
    (other) =>
      other.fromAccountNumber !== fromAccountNumber &&
      other.fromAccountNumber <= toAccountNumber &&
      fromAccountNumber <= other.toAccountNumber,
  );
  if (overlap === undefined) return [];
  const message = `The range overlaps ${overlap.fromAccountNumber} to ${overlap.toAccountNumber}.`;
  return [
    { at: "fromAccountNumber", code: "IntervalHasOverlappingValues", message, input: fromAccountNumber },
  ];
}
