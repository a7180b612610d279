import type { Call } from "../../../engine/call.ts";
import type { Fault } from "../../../errors/refusal.ts";
import { products } from "../../../records/products.ts";
import type { Subscription, SubscriptionLine } from "../../../records/subscriptions.ts";
import { departmentOf } from "../../dimensions/lookup.ts";
import { hasDimensions } from "../../dimensions/module.ts";

/** Intervals that can end at the boundaries of the calendar: month, quarter, half-year, year. */
const calendarIntervals: readonly number[] = [3, 4, 5, 6];

export function checkSubscription(
  subscription: Subscription,
  { agreement }: Pick<Call, "agreement">,
): readonly Fault[] {
  const faults: Fault[] = [];
  if (subscription.isCalendarBased === true && !calendarIntervals.includes(subscription.interval)) {
    faults.push({
      at: "isCalendarBased",
      code: "SubscriptionIntervalCannotUseCalendarYear",
      message: `Interval ${subscription.interval} does not follow the calendar.`,
    });
  }
  if (subscription.accrue === true && !agreement.settings.modules.includes("Accruals")) {
    faults.push({
      at: "accrue",
      // The server spells it like this.
      code: "SubscriptionAcrrualsMissingAcces",
      message: "The agreement does not have the Accruals module.",
    });
  }
  return faults;
}

/** Checks a department: it exists, and the agreement has the module. */
export function departmentFaults(
  { departmentalDistributionNumber: number }: { readonly departmentalDistributionNumber?: number },
  codes: { readonly access: string; readonly unknown: string },
  { agreement }: Call,
): Fault[] {
  if (number === undefined) return [];
  const at = "departmentalDistributionNumber";
  if (!hasDimensions(agreement))
    return [{ at, code: codes.access, message: "The agreement does not have the Dimension module." }];
  if (departmentOf(agreement, number) !== undefined) return [];
  return [{ at, code: codes.unknown, message: `Department ${number} does not exist.`, input: number }];
}

/** Checks a line: it is a product with a text and a quantity, or a text alone. */
export function checkLine(line: SubscriptionLine, call: Call): readonly Fault[] {
  const faults = departmentFaults(
    line,
    { access: "SubscriptionLineDimensionAccessError", unknown: "SubscriptionLineInvalidDepartment" },
    call,
  );
  if (line.productNumber === undefined) return faults;
  if (call.agreement.table(products).get(line.productNumber)?.barred === true) {
    faults.push({
      at: "productNumber",
      code: "SubscriptionLineProductIsBarred",
      message: `Product ${line.productNumber} is barred.`,
      input: line.productNumber,
    });
  }
  if ((line.description ?? "").trim() === "") {
    faults.push({
      at: "description",
      code: "SubscriptionLineDescriptionNotNullOrEmpty",
      message: "A line with a product needs a description.",
    });
  }
  if ((line.quantity ?? 0) === 0) {
    faults.push({
      at: "quantity",
      code: "SubscriptionLineQuantityNotNullOrZero",
      message: "A line with a product needs a quantity.",
    });
  }
  return faults;
}
