import { invalid } from "../errors/invalid.ts";
import type { DateString } from "../types/index.ts";
import { tagOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";

/**
 * The only filterable fields that hold a point in time. Their published format does not show it: nearly every
 * calendar date of the services is published as `date-time` too, yet holds a day (X-25).
 */
const timestampFields = new Set(["lastUpdated", "timestamp", "lastDisabledDate"]);

/** Operators whose operand may be rounded down without missing a record. */
const lowerBounds = new Set(["eq", "gt", "gte", "in"]);

const isTimestamp = (field: string): boolean => timestampFields.has(field.split(".").at(-1) ?? "");

/** The calendar day in Denmark. Swedish dates are ISO dates. */
const dayOf = (date: Date): string => date.toLocaleDateString("sv", { timeZone: "Europe/Copenhagen" });

/** The second that a point in time belongs to, `2026-01-31T12:00:00Z`. */
const secondOf = (date: Date, addedMs: number): string =>
  `${`${new Date(date.getTime() + addedMs).toJSON()}`.slice(0, 19)}Z`;

/**
 * Writes a `Date` as the field wants it. The text has no date in it if the `Date` is invalid.
 *
 * A date field gets the calendar day that it is *in Denmark* at that instant, whatever the time zone of this
 * machine: that is the day e-conomic books on, and `toISOString()` names yesterday between midnight and 02:00
 * there. A timestamp has no fractions of a second: lower bounds are rounded down and upper bounds up, so that
 * a record is rather returned than missed.
 */
export function dateText(date: Date, field: string, operator: string): string {
  if (!isTimestamp(field)) return dayOf(date);
  return secondOf(date, lowerBounds.has(operator) ? 0 : 999);
}

/** Describes what is not a valid date, for a message. */
const describeDate = (date: unknown): string =>
  tagOf(date) === "Date" ? "an invalid one" : `${showValue(date)}. A text is checked by dateString(text)`;

/**
 * The calendar day in Denmark at that moment (now, when left out), for the dates of documents and entries: the day that
 * e-conomic books on, whatever the time zone of this machine. `toISOString()` names yesterday between midnight and 02:00.
 * Throws `ValidationError` for an invalid `Date`.
 *
 * @example
 * danishDay(new Date("2026-08-14T22:30:00Z")); // "2026-08-15"
 */
export function danishDay(date: Date = new Date()): DateString {
  if (tagOf(date) !== "Date" || Number.isNaN(date.getTime()))
    invalid(`danishDay takes a valid Date: it was given ${describeDate(date)}.`, "the date");
  // The Swedish format is that of the type.
  return dayOf(date) as DateString;
}
