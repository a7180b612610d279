import { addDays, endOfMonth, isDate, lastDay, toDays, weekday } from "../dates/index.ts";
import type { Issue } from "../validation/index.ts";

/** All types that the servers know, as REST spells them. */
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
  /** Days after the date, or after the end of its week or month; 0 by default. */
  readonly daysOfCredit?: number | undefined;
  /** What the caller sent. Counts for the type `dueDate` only; the others compute theirs (L-95). */
  readonly dueDate?: string | undefined;
}

type Due = { readonly dueDate: string } | { readonly issue: Issue };

/** So many days later, as long as a date can name that day. */
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
 * When a document is due, or why that cannot be said: for `dueDate` terms the caller must send a date (`E04042`), one
 * that is not before the document's (`E04760`, L-96).
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
