import { invalid } from "../errors/invalid.ts";
import type { DateString } from "../types/index.ts";
import { showValue } from "../utils/show-value.ts";

/** Whether a text is a day of the calendar: `2026-02-30` has the form, and is not one. */
function isDateString(text: unknown): text is DateString {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // Some engines take the 30th of February for the 2nd of March.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/**
 * Returns a text as the date that fields and filters take, once it is known to be a day of the calendar. For a text from
 * elsewhere, such as a form or a command line; the day of a `Date` is `danishDay(date)`.
 * @throws ValidationError for a text that is not `YYYY-MM-DD`, and for a day that there is not.
 *
 * @example
 * economic.rest.list("/invoices/booked", { filter: { date: { gte: dateString(process.argv[2]) } } });
 */
export function dateString(text: string | undefined): DateString {
  if (isDateString(text)) return text;
  return invalid(
    `dateString takes a day of the calendar as YYYY-MM-DD, such as 2026-01-31: it is ${showValue(text)}.`,
    "text",
  );
}
