import { exact, multiply, round, sum } from "../../money/index.ts";
import { employees } from "../../records/employees.ts";
import { bookedInvoices } from "../../records/invoices.ts";
import {
  activities,
  type Mileage,
  mileageSetups,
  mileages,
  type Project,
  type TimeEntry,
  timeEntries,
} from "../../records/projects.ts";
import type { Agreement } from "../../store/agreement.ts";

/** Prices that change on a day: the ones before it, and the ones from it on. */
type Dated = {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly from?: string | undefined;
};

/** Without a day of change, the prices before it hold for good. */
const priceOn = (date: string, { before, after, from }: Dated): number | undefined =>
  from !== undefined && date >= from ? after : before;

export type Prices = { readonly costPrice: number; readonly salesPrice: number };

/**
 * Cost: the employee's hourly cost with the activity's markup, times the hours. Sales: the activity's hourly price, or the
 * employee's when it has none, times the hours.
 */
export function timeEntryPrices(agreement: Agreement, entry: TimeEntry): Prices {
  const hours = entry.numberOfHours ?? 0;
  const employee = agreement.table(employees).get(entry.employeeNumber);
  const activity = agreement.table(activities).get(entry.activityNumber);
  const from = employee?.cutOffDate;
  const cost =
    priceOn(entry.date, { before: employee?.costPriceBefore, after: employee?.costPriceAfter, from }) ?? 0;
  const markup = exact(activity?.costPriceMarkupPercentage ?? 0)
    .div(100)
    .plus(1);
  const price =
    priceOn(entry.date, {
      before: activity?.salesPriceBefore,
      after: activity?.salesPriceAfter,
      from: activity?.cutoffDate,
    }) ??
    priceOn(entry.date, { before: employee?.salesPriceBefore, after: employee?.salesPriceAfter, from }) ??
    0;
  return {
    costPrice: round(exact(cost).times(markup).times(hours)),
    salesPrice: round(multiply(price, hours)),
  };
}

/** The agreement's rates for a kilometre, times the distance. No rates without the set-up that no API shows. */
export function mileagePrices(
  agreement: Agreement,
  { distance }: Mileage,
): Prices & { readonly costRate: number; readonly salesRate: number } {
  const { costRate = 0, salesRate = 0 } = agreement.table(mileageSetups).get(1) ?? {};
  return {
    costRate,
    salesRate,
    costPrice: round(multiply(costRate, distance)),
    salesPrice: round(multiply(salesRate, distance)),
  };
}

/** What everything registered on a project costs and is sold for, and what has been invoiced, in base currency. */
export function totalsOf(
  agreement: Agreement,
  { projectNumber }: Project,
): Prices & { readonly invoicedTotal: number } {
  const registered = [
    ...agreement
      .table(timeEntries)
      .by("projectNumber", projectNumber)
      .map((entry) => timeEntryPrices(agreement, entry)),
    ...agreement
      .table(mileages)
      .by("projectNumber", projectNumber)
      .map((trip) => mileagePrices(agreement, trip)),
  ];
  const invoices = agreement.table(bookedInvoices).by("projectNumber", projectNumber);
  return {
    costPrice: sum(registered.map(({ costPrice }) => costPrice)),
    salesPrice: sum(registered.map(({ salesPrice }) => salesPrice)),
    invoicedTotal: sum(invoices.map(({ netAmountInBaseCurrency }) => netAmountInBaseCurrency ?? 0)),
  };
}
