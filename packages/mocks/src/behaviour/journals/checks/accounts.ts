import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { oneSided } from "../../../pipeline/one-sided-vouchers.ts";
import { type Account, accounts, vatAccounts } from "../../../records/ledger.ts";
import { takesEntries } from "../../ledger/account-types.ts";
import type { EntryInput } from "../complete.ts";
import { draftTypes } from "../entry-types.ts";

/** The code of each side on the service, and its name in REST's tree of errors (L-132). */
const codesByField = {
  accountNumber: {
    name: "Account",
    missing: "JournalEntryAccountNotFound",
    barred: "JournalEntryAccountNotAccessible",
    blocked: "JournalEntryAccountIsBlockedForDirectEntries",
    type: "JournalEntryWrongAccountType",
  },
  contraAccountNumber: {
    name: "ContraAccount",
    missing: "JournalEntryContraAccountNotFound",
    barred: "JournalEntryContraAccountNotAccessible",
    blocked: "JournalEntryContraAccountIsBlockedForDirectEntries",
    type: "JournalEntryWrongContraAccountType",
  },
} as const;

type Field = keyof typeof codesByField;

/**
 * Returns whether entries may name this account. In a recording, a status account was refused with the code for
 * headings (O-41). If that were the rule, no payment could be entered, so a ruling decides about status accounts.
 */
const isPostable = (account: Account, call: Call): boolean =>
  takesEntries(account) &&
  (account.accountType !== "status" || call.mock.options.rulings.statusAccountsInJournals === "accept");

/** Checks one account of an entry: it exists, is open, and accepts entries (L-121, L-128, O-41). */
function checkOne(entry: EntryInput, field: Field, call: Call): Fault[] {
  const number = entry[field];
  if (number === undefined) return [];
  const account = call.agreement.table(accounts).get(number);
  const codes = codesByField[field];
  const hint = `Choose one of ${call.base}/accounts.`;
  const fault = (apis: string, rest: string, message: string): Fault[] => [
    { at: field, code: { rest, apis }, message, input: number, hint, name: codes.name },
  ];
  if (account === undefined) return fault(codes.missing, "E07150", `Account '${number}' not found.`);
  if (!isPostable(account, call))
    return fault(codes.type, "E04041", `Account '${number}' does not take entries.`);
  // On REST the fault belongs to the whole voucher, see `closedAccounts`.
  if (account.barred === true)
    return call.surface === "rest" ? [] : fault(codes.barred, "E04041", `Account '${number}' is barred.`);
  if (account.blockDirectEntries === true)
    return fault(codes.blocked, "E04041", `Account '${number}' is blocked for direct entries.`);
  return [];
}

function checkVatCode(field: "vatCode" | "contraVatCode", entry: EntryInput, { agreement }: Call): Fault[] {
  const code = entry[field];
  if (code === undefined || code === "") return [];
  const vat = agreement.table(vatAccounts).get(code);
  if (vat === undefined) return [{ at: field, message: `VAT account '${code}' not found.`, input: code }];
  if (vat.barred !== true) return [];
  return [{ at: field, code: { rest: "E04041" }, message: `VAT account '${code}' is barred.`, input: code }];
}

/** Finds missing and barred accounts in the entries of a voucher: REST reports all of them together (L-132). */
export function closedAccounts(entries: readonly EntryInput[], call: Call): readonly Fault[] {
  const isClosed = (number: number | undefined): number is number => {
    if (number === undefined) return false;
    const account = call.agreement.table(accounts).get(number);
    return account === undefined || account.barred === true;
  };
  const numbers = entries.flatMap((entry) => [
    ...(draftTypes[entry.entryType].party === undefined ? [entry.accountNumber] : []),
    entry.contraAccountNumber,
  ]);
  const closed = [...new Set(numbers.filter(isClosed))];
  if (closed.length === 0) return [];
  return [
    {
      at: [0, "account"],
      code: "E04041",
      message: "Account(s) is not found or barred.",
      input: closed.join(", "),
      hint: `Choose accounts of ${call.base}/accounts that are not barred.`,
    },
  ];
}

/** Checks that a finance voucher names two accounts (L-121, O-41). */
function checkBothNamed(entry: EntryInput, call: Call): Fault[] {
  const fields = (["accountNumber", "contraAccountNumber"] as const).filter(
    (field) => entry[field] === undefined,
  );
  const needed =
    call.mock.options.rulings.oneSidedFinanceVouchers === "accept" ? fields.length === 2 : fields.length > 0;
  if (!needed) return [];
  return fields.map((at) => ({
    at,
    code: { rest: "E04042", apis: "JournalEntryAccountAndContraAccountNotSet" },
    message: {
      rest: `${at.replace("Number", "")} is missing a value`,
      apis: `Account and contra account must be set. ${oneSided}`,
    },
    hint: oneSided,
  }));
}

/**
 * Checks the accounts and VAT codes of an entry. The account of a customer or supplier is that of the group, so an
 * account in the body is ignored.
 */
export function checkAccounts(entry: EntryInput, call: Call): Fault[] {
  const named = draftTypes[entry.entryType].party === undefined;
  const faults = named ? checkBothNamed(entry, call) : [];
  if (faults.length > 0) return faults;
  return [
    ...(named ? checkOne(entry, "accountNumber", call) : []),
    ...checkOne(entry, "contraAccountNumber", call),
    ...checkVatCode("vatCode", entry, call),
    ...checkVatCode("contraVatCode", entry, call),
  ];
}
