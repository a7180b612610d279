import { invalid } from "../errors/invalid.ts";
import type { DateString } from "../types/index.ts";
import { showValue } from "../utils/show-value.ts";

/** Checks that a text is a day of the calendar. `2026-02-30` has the right form, but is not a day. */
function isDateString(text: unknown): text is DateString {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const midnight = Date.parse(`${text}T00:00:00Z`);
  // Some engines read the 30th of February as the 2nd of March.
  return !Number.isNaN(midnight) && new Date(midnight).toISOString().startsWith(text);
}

/**
 * Checks that a text is a day of the calendar, and returns it as the type that fields and filters take. Use it for a text
 * from outside, such as a form or a command line. For the day of a `Date`, use `danishDay(date)`.
 * @throws ValidationError for a text that is not `YYYY-MM-DD`, and for a day that does not exist.
 *
 * @example
 * economic.rest.list("/invoices/booked", { filter: { date: { gte: dateString(process.argv[2]) } } });
 */
export function dateString(text: string | undefined): DateString {
  if (isDateString(text)) return text;
  return invalid(
    `dateString takes a day of the calendar as YYYY-MM-DD, such as 2026-01-31: the text is ${showValue(text)}.`,
    "text",
  );
}
