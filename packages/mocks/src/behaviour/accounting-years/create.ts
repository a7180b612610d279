import { addDays, endOfMonth } from "../../dates/index.ts";
import type { Fault } from "../../refusal.ts";
import type { Agreement } from "../../store/agreement.ts";
import { type AccountingYear, accountingPeriods, accountingYears } from "../ledger/kinds.ts";
import { yearName } from "./names.ts";

/** The first days of a year's periods: one for each calendar month, the first one shorter when the year starts inside it. */
function* periodsOf(fromDate: string, toDate: string): Generator<{ fromDate: string; toDate: string }> {
  for (let from = fromDate; from <= toDate; from = addDays(endOfMonth(from), 1))
    yield { fromDate: from, toDate: endOfMonth(from) };
}

/** What is wrong with the dates of a year that is to be added to the others. */
export function yearFaults(
  agreement: Agreement,
  { fromDate, toDate, closed }: Omit<AccountingYear, "year">,
): Fault[] {
  const fault = (at: "fromDate" | "toDate", code: string, message: string): Fault[] => [
    { at, code: { apis: code, ...(code === "AccountingYearExists" ? { rest: "E06010" } : {}) }, message },
  ];
  if (toDate !== endOfMonth(toDate))
    return fault("toDate", "InvalidAccountingYearDates", "An accounting year ends with a month.");
  const months = toDate < fromDate ? 0 : [...periodsOf(fromDate, toDate)].length;
  if (months < 1 || months > 18)
    return fault("toDate", "InvalidAccountingYearDates", "An accounting year has 1 to 18 months.");
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
