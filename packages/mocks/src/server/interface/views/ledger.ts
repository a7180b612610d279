import { restates, sumsByAccount } from "../../../behaviour/ledger/balance.ts";
import { round } from "../../../money/index.ts";
import { accounts, type BookedEntry, bookedEntries } from "../../../records/ledger.ts";
import type { Agreement } from "../../../store/agreement.ts";
import type { Schemas } from "../call.ts";

type Month = Schemas["Ledger"]["months"][number];
type AccountRow = Schemas["Ledger"]["accounts"][number];

/** Sums the booked entries by account and by month. Income is negative in the ledger, but positive in the result. */
export function ledgerView(agreement: Agreement): Schemas["Ledger"] {
  const entries = agreement
    .table(bookedEntries)
    .all()
    .filter((entry) => !restates(entry));
  const rows = accountRows(agreement, entries);
  const months = monthRows(agreement, entries);
  const status = rows.filter(({ accountType }) => accountType === "status").map(({ balance }) => balance);
  const income = sum(months.map((month) => month.income));
  const costs = sum(months.map((month) => month.costs));
  return {
    currency: agreement.settings.baseCurrency,
    balanced: sum(entries.map((entry) => entry.amountInBaseCurrency)) === 0,
    accounts: rows,
    months,
    totals: {
      income,
      costs,
      result: round(income + costs),
      assets: sum(status.filter((balance) => balance > 0)),
      liabilities: sum(status.filter((balance) => balance < 0)),
    },
  };
}

const sum = (amounts: readonly number[]): number =>
  round(amounts.reduce((total, amount) => total + amount, 0));

function accountRows(agreement: Agreement, entries: readonly BookedEntry[]): AccountRow[] {
  const counts = new Map<number, number>();
  for (const { accountNumber } of entries) counts.set(accountNumber, (counts.get(accountNumber) ?? 0) + 1);
  const balances = sumsByAccount(entries);
  return [...counts]
    .sort(([one], [other]) => one - other)
    .map(([accountNumber, count]) => {
      const account = agreement.table(accounts).get(accountNumber);
      return {
        accountNumber,
        name: account?.name ?? "",
        accountType: account?.accountType ?? "",
        balance: balances.get(accountNumber) ?? 0,
        entries: count,
      };
    });
}

/** Checks whether an account holds income, by its usual side, or by its balance if it has no usual side. */
function isIncome(agreement: Agreement, accountNumber: number, balance: number): boolean {
  const side = agreement.table(accounts).get(accountNumber)?.debitCredit;
  return side === undefined ? balance < 0 : side === "credit";
}

function monthRows(agreement: Agreement, entries: readonly BookedEntry[]): Month[] {
  const balances = sumsByAccount(entries);
  const months = new Map<string, { income: number; costs: number; entries: number }>();
  for (const month of monthsBetween(entries.map(({ date }) => date.slice(0, 7))))
    months.set(month, { income: 0, costs: 0, entries: 0 });
  for (const { date, accountNumber, amountInBaseCurrency } of entries) {
    const month = months.get(date.slice(0, 7));
    if (month === undefined) continue;
    month.entries += 1;
    if (agreement.table(accounts).get(accountNumber)?.accountType !== "profitAndLoss") continue;
    const side = isIncome(agreement, accountNumber, balances.get(accountNumber) ?? 0) ? "income" : "costs";
    month[side] -= amountInBaseCurrency;
  }
  return [...months].map(([month, { income, costs, entries: count }]) => ({
    month,
    income: round(income),
    costs: round(costs),
    result: round(income + costs),
    entries: count,
  }));
}

/** Returns every month from the first to the last of the given months, as `2026-08`. */
function monthsBetween(months: readonly string[]): string[] {
  const sorted = [...months].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  const all: string[] = [];
  for (
    let month = first;
    month !== undefined && last !== undefined && month <= last;
    month = nextMonth(month)
  )
    all.push(month);
  return all;
}

function nextMonth(month: string): string {
  const [year = 0, number = 1] = month.split("-").map(Number);
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, "0")}`;
}
