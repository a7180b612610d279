import { invalid } from "../errors/invalid.ts";
import type { DateString } from "../types/index.ts";
import { tagOf } from "../utils/kind-of.ts";
import { showValue } from "../utils/show-value.ts";

/**
 * The only filterable fields that hold a point in time. Their published format does not show it: nearly every
 * calendar date of the services is published as `date-time` too, yet holds a day (X-25).
 */
const timestampFields = new Set(["lastUpdated", "timestamp", "lastDisabledDate"]);

/** The operators with which a time may be rounded down without missing a record. */
const lowerBounds = new Set(["eq", "gt", "gte", "in"]);

const isTimestamp = (field: string): boolean => timestampFields.has(field.split(".").at(-1) ?? "");

/** Returns the calendar day in Denmark. It is formatted for Sweden, whose date format is the ISO format. */
const dayOf = (date: Date): string => date.toLocaleDateString("sv", { timeZone: "Europe/Copenhagen" });

/** Returns a point in time without fractions of a second: `2026-01-31T12:00:00Z`. `addedMs` is added first. */
const secondOf = (date: Date, addedMs: number): string =>
  `${`${new Date(date.getTime() + addedMs).toJSON()}`.slice(0, 19)}Z`;

/**
 * Formats a `Date` for a field. An invalid `Date` becomes a text without digits, which the caller has to refuse.
 *
 * For a date field, it returns the calendar day *in Denmark* at that instant, whatever the time zone of this machine.
 * e-conomic books on that day. Between midnight and 02:00 in Denmark, `toISOString()` may return the day before.
 *
 * Timestamps have no fractions of a second. Lower bounds are rounded down and upper bounds up: an additional record is
 * better than a missing one.
 */
export function dateText(date: Date, field: string, operator: string): string {
  if (!isTimestamp(field)) return dayOf(date);
  return secondOf(date, lowerBounds.has(operator) ? 0 : 999);
}

/** Describes a value that is not a valid `Date`, with what would be right instead. */
function describeDate(date: unknown): string {
  if (tagOf(date) === "Date") return "an invalid one.";
  if (typeof date === "string")
    return `the text ${showValue(date)}. Use danishDay(new Date(text)) for a point in time, or dateString(text) for a day.`;
  if (typeof date === "number")
    return `the number ${date}. Use danishDay(new Date(number)) for milliseconds since 1970.`;
  return `${showValue(date)}.`;
}

/**
 * Returns the calendar day in Denmark at a moment, whatever the time zone of this machine. Use it for the dates of
 * documents and entries, because e-conomic books on that day. Between midnight and 02:00 in Denmark, `toISOString()` may
 * return the day before.
 * @param date default: now.
 * @throws ValidationError for an invalid `Date`.
 *
 * @example
 * danishDay(new Date("2026-08-14T22:30:00Z")); // "2026-08-15"
 */
export function danishDay(date: Date = new Date()): DateString {
  if (tagOf(date) !== "Date" || Number.isNaN(date.getTime()))
    invalid(`danishDay takes a valid Date: it is ${describeDate(date)}`, "the date");
  // `dayOf` returns the form that the type describes.
  return dayOf(date) as DateString;
}
