import { addDays, endOfMonth, isDate, lastDay, toDays, weekday } from "../dates/index.ts";
import type { Issue } from "../validation/index.ts";

/** All types that the servers know, in the spelling of REST. */
export const paymentTermsTypes = [
  "net",
  "invoiceMonth",
  "paidInCash",
  "prepaid",
  "dueDate",
  "factoring",
  "invoiceWeekStartingSunday",
  "invoiceWeekStartingMonday",
  "creditcard",
  "avtaleGiro",
] as const;

export type PaymentTermsType = (typeof paymentTermsTypes)[number];

export interface DueDateInput {
  /** The document's date, `yyyy-MM-dd`. */
  readonly date: string;
  readonly paymentTermsType: PaymentTermsType;
  /** Days after the date, or after the end of its week or month. Default 0. */
  readonly daysOfCredit?: number | undefined;
  /**
   * The due date that the caller sent. It counts for the type `dueDate` only; the other types compute theirs (L-95).
   */
  readonly dueDate?: string | undefined;
}

type Due = { readonly dueDate: string } | { readonly issue: Issue };

/** Returns the day that is so many days later, or an issue if that is after the last possible date. */
function daysAfter(date: string, days: number): Due {
  if (toDays(date) + days <= toDays(lastDay)) return { dueDate: addDays(date, days) };
  return {
    issue: {
      path: ["dueDate"],
      message: `dueDate lies after ${lastDay}`,
      inputValue: null,
      developerHint: "Choose payment terms with fewer days.",
    },
  };
}

/**
 * Returns when a document is due, or why that is unknown: with `dueDate` terms the caller must send a due date
 * (`E04042`) that is not before the document's date (`E04760`, L-96).
 */
export function dueDateOf(input: DueDateInput): Due {
  const { date, daysOfCredit = 0, dueDate } = input;
  switch (input.paymentTermsType) {
    case "dueDate":
      return chosenDate(date, dueDate);
    case "invoiceMonth":
      return daysAfter(endOfMonth(date), daysOfCredit);
    case "invoiceWeekStartingSunday":
      return daysAfter(date, 6 - weekday(date) + daysOfCredit);
    case "invoiceWeekStartingMonday":
      return daysAfter(date, ((7 - weekday(date)) % 7) + daysOfCredit);
    case "paidInCash":
    case "prepaid":
    case "creditcard":
      return { dueDate: date };
    default:
      return daysAfter(date, daysOfCredit);
  }
}

function chosenDate(date: string, dueDate: string | undefined): Due {
  if (dueDate === undefined || !isDate(dueDate))
    return {
      issue: {
        path: ["dueDate"],
        message: "dueDate is missing a value",
        errorCode: "E04042",
        inputValue: dueDate ?? null,
        developerHint: "Payment terms of the type dueDate need a dueDate on each document.",
      },
    };
  if (dueDate < date)
    return {
      issue: {
        path: ["dueDate"],
        message: "dueDate is earlier than date",
        errorCode: "E04760",
        inputValue: dueDate,
        developerHint: `Choose ${date} or a later day.`,
      },
    };
  return { dueDate };
}
