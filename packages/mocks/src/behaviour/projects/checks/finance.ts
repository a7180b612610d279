import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { accounts } from "../../../records/ledger.ts";
import type { FinanceAccounts } from "../../../records/projects.ts";

const sides = [
  {
    flag: "includeCostPriceInFinance",
    code: "CostDataInvalid",
    accounts: ["costAccountClosed", "costAccountOngoing", "costContraAccountOngoing"],
    type: "costAccountOngoingType",
  },
  {
    flag: "includeSalesPriceInFinance",
    code: "SalesDataInvalid",
    accounts: ["salesAccountClosed", "salesAccountOngoing", "salesContraAccountOngoing"],
    type: "salesAccountOngoingType",
  },
] as const;

/** Checks four fields that are required if a flag is set, and refused if it is not. */
function completeFaults(group: FinanceAccounts, prefix: string): Fault[] {
  return sides.flatMap(({ flag, code, accounts: names, type }) => {
    const wanted = group[flag] === true;
    const fields = [...names, type];
    const wrong = fields.find((field) => (group[field] !== undefined) !== wanted);
    if (wrong === undefined) return [];
    const message = wanted
      ? `With ${flag}, ${wrong} is needed.`
      : `Without ${flag}, ${wrong} cannot be given.`;
    return [{ at: wrong, code: `${prefix}${code}`, message }];
  });
}

/** Checks that accounts exist, accept entries and are not barred. */
function accountFaults(group: FinanceAccounts, prefix: string, { agreement }: Call): Fault[] {
  return sides
    .flatMap(({ accounts: names }) => names)
    .flatMap((field) => {
      const number = group[field];
      if (number === undefined) return [];
      const account = agreement.table(accounts).get(number);
      const fault = (code: string, message: string): Fault[] => [
        { at: field, code: `${prefix}${code}`, message, input: number },
      ];
      if (account === undefined) return fault("AccountDoesNotExist", `Account ${number} does not exist.`);
      if (account.barred === true) return fault("AccountIsBarred", `Account ${number} is barred.`);
      if (account.accountType === "status" || account.accountType === "profitAndLoss") return [];
      return fault("AccountIsOfWrongType", `Account ${number} takes no entries.`);
    });
}

/**
 * Finds everything wrong with the accounts of a group of projects or activities.
 *
 * @param prefix the start of the group's codes.
 */
export function financeFaults(group: FinanceAccounts, prefix: string, call: Call): readonly Fault[] {
  return [...completeFaults(group, prefix), ...accountFaults(group, prefix, call)];
}
