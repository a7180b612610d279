import { addDays, endOfMonth } from "../../dates/index.ts";
import { allocate } from "../../money/index.ts";
import type { DraftEntryAccrual } from "../../records/journals.ts";
import { accounts } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { dateProblem } from "../ledger/periods.ts";
import type { NewEntry } from "../ledger/post.ts";

/** Lists the days on which the months of an accrual are posted: the last day of each month, or of the accrual. */
function daysOf({ startDate, endDate }: DraftEntryAccrual): string[] {
  const days: string[] = [];
  for (let from = startDate; from <= endDate; from = addDays(endOfMonth(from), 1)) {
    const last = endOfMonth(from);
    days.push(last < endDate ? last : endDate);
  }
  return days;
}

/**
 * Makes the lines that an accrual adds to those of its entry. The cost or income moves to the accrual's account, and
 * back in equal shares, one each month. If nothing can be posted in a month, its share stays there. The servers' way of
 * doing it is not recorded.
 */
export function accrualLines(
  agreement: Agreement,
  lines: readonly NewEntry[],
  accrual: DraftEntryAccrual,
): NewEntry[] {
  const line = lines.find(
    ({ accountNumber }) => agreement.table(accounts).get(accountNumber)?.accountType === "profitAndLoss",
  );
  if (line === undefined) return [];
  const moved = (date: string, amount: number, base: number): NewEntry[] => {
    const { vatCode: _, ...kept } = line;
    return [
      { ...kept, date, amount, amountInBaseCurrency: base },
      { ...kept, date, amount: -amount, amountInBaseCurrency: -base, accountNumber: accrual.accountNumber },
    ];
  };
  const days = daysOf(accrual);
  const equal = days.map(() => 1);
  const amounts = allocate(line.amount, equal);
  const bases = allocate(line.amountInBaseCurrency, equal);
  return [
    ...moved(line.date, -line.amount, -line.amountInBaseCurrency),
    ...days.flatMap((day, index) =>
      dateProblem(agreement, day) === undefined ? moved(day, amounts[index] ?? 0, bases[index] ?? 0) : [],
    ),
  ];
}
