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

/** A price that may change on the day `from`: the price before that day, and the price from that day on. */
type Dated = {
  readonly before?: number | undefined;
  readonly after?: number | undefined;
  readonly from?: string | undefined;
};

/** Returns the price on a day. If there is no day of change, this is the price `before`. */
const priceOn = (date: string, { before, after, from }: Dated): number | undefined =>
  from !== undefined && date >= from ? after : before;

export type Prices = { readonly costPrice: number; readonly salesPrice: number };

/**
 * Computes the prices of a time entry. Cost: the hourly cost of the employee with the markup of the activity, times the hours.
 * Sales: the hourly price of the activity, or else of the employee, times the hours.
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

/**
 * Computes the prices of a trip: the agreement's rates for a kilometre, times the distance. The API does not show the
 * rates.
 */
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

/** Sums costs, sales prices and invoices of a project, in base currency. */
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
