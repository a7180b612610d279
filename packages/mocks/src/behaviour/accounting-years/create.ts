import { addDays, endOfMonth } from "../../dates/index.ts";
import type { Call } from "../../engine/call.ts";
import type { Fault } from "../../errors/refusal.ts";
import { type AccountingYear, accountingPeriods, accountingYears } from "../../records/ledger.ts";
import type { Agreement } from "../../store/agreement.ts";
import { yearName } from "./names.ts";

/** Lists the first days of a year's periods: one for each calendar month. The first is shorter if the year starts within it. */
function* periodsOf(fromDate: string, toDate: string): Generator<{ fromDate: string; toDate: string }> {
  for (let from = fromDate; ; from = addDays(endOfMonth(from), 1)) {
    yield { fromDate: from, toDate: endOfMonth(from) };
    if (endOfMonth(from) >= toDate) return;
  }
}

/**
 * Returns the number of a day's month, counted from the year 0. Months are compared by number and not listed, because
 * a mistyped year may have 100,000 of them.
 */
const monthOf = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7));

/** The number of months in the longest accounting year. */
const longest = 18;

/** Finds what is wrong with the dates of a new year. */
export function yearFaults(
  { agreement, surface }: Pick<Call, "agreement" | "surface">,
  { fromDate, toDate, closed }: Omit<AccountingYear, "year">,
): Fault[] {
  // REST is documented to require at least half a year (L-160), the service a month.
  const shortest = surface === "rest" ? 6 : 1;
  const fault = (at: "fromDate" | "toDate", code: string, message: string): Fault[] => [
    { at, code: { apis: code, ...(code === "AccountingYearExists" ? { rest: "E06010" } : {}) }, message },
  ];
  if (toDate !== endOfMonth(toDate))
    return fault("toDate", "InvalidAccountingYearDates", "An accounting year ends with a month.");
  const months = toDate < fromDate ? 0 : monthOf(toDate) - monthOf(fromDate) + 1;
  if (months < shortest || months > longest) {
    const message = `An accounting year has ${shortest} to ${longest} months.`;
    return fault("toDate", "InvalidAccountingYearDates", message);
  }
  const years = [...agreement.table(accountingYears).all()].sort((a, b) =>
    a.fromDate < b.fromDate ? -1 : 1,
  );
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return [];
  const overlapped = years.find((year) => year.fromDate <= toDate && fromDate <= year.toDate);
  if (overlapped !== undefined) {
    const same = overlapped.fromDate === fromDate && overlapped.toDate === toDate;
    if (same) return fault("fromDate", "AccountingYearExists", `Accounting year ${overlapped.year} exists.`);
    const code =
      overlapped.closed === true
        ? "PeriodOverlapExistingClosedAccountingYear"
        : "AccountingYearCanNotBeDividedIntoTwo";
    return fault("fromDate", code, `The dates overlap accounting year ${overlapped.year}.`);
  }
  const isNext = fromDate === addDays(last.toDate, 1);
  const isPrevious = addDays(toDate, 1) === first.fromDate;
  if (!isNext && !isPrevious) {
    const wanted = addDays(last.toDate, 1);
    return fault(
      "fromDate",
      "ThereAreGapsBetweenAccountingYears",
      `The next accounting year starts on ${wanted}.`,
    );
  }
  if (isPrevious && first.closed === true && closed !== true)
    return fault("fromDate", "LaterAccountingYearIsClosed", `Accounting year ${first.year} is closed.`);
  return [];
}

/** Adds a year and its periods. The dates have been checked, see `yearFaults`. */
export function addYear(agreement: Agreement, dates: Omit<AccountingYear, "year">): AccountingYear {
  const years = agreement.table(accountingYears);
  const year = yearName(dates.fromDate, dates.toDate, (name) => years.has(name)) ?? dates.fromDate;
  const added = years.insert({ ...dates, year });
  const periods = agreement.table(accountingPeriods);
  for (const period of periodsOf(dates.fromDate, dates.toDate)) {
    const closed = dates.closed === true ? { closed: true } : {};
    periods.insert({ periodNumber: periods.nextNumber(), year, ...period, ...closed });
  }
  return added;
}
