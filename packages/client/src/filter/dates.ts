import { fail } from "../errors/fail.ts";
import type { DateString } from "../types/index.ts";

/**
 * The only filterable fields that hold a point in time. Their published format does not tell: nearly every
 * calendar date of the services is published as `date-time` too, yet holds a day (§6.6).
 */
const timestamp = /\b(lastUpdated|timestamp|lastDisabledDate)$/;

/**
 * A `Date` as the field wants it; no date in it when it is invalid.
 *
 * A date field gets the calendar day that it is *in Denmark* at that instant, whatever the time zone of this
 * machine: that is the day e-conomic books on, and `toISOString()` names yesterday between midnight and 02:00
 * there. A timestamp has no fractions of a second: lower bounds are rounded down and upper bounds up, so that
 * a record is rather given than missed.
 */
export const dateText = (date: Date, field: string, operator: string): string =>
  timestamp.test(field)
    ? `${`${new Date(+date + (operator < "l" ? 0 : 999)).toJSON()}`.slice(0, 19)}Z`
    : dayOf(date);

// Swedish dates are ISO dates.
const dayOf = (date: Date) => date.toLocaleDateString("sv", { timeZone: "Europe/Copenhagen" });

/**
 * The calendar day in Denmark at that moment (now, when left out), for the dates of documents and entries: the day that
 * e-conomic books on, whatever the time zone of this machine. `toISOString()` names yesterday between midnight and 02:00.
 * Throws `ValidationError` for an invalid `Date`.
 *
 * @example
 * danishDay(new Date("2026-08-14T22:30:00Z")); // "2026-08-15"
 */
export const danishDay = (date = new Date()): DateString =>
  +date <= Infinity ? (dayOf(date) as DateString) : fail("the date", `is ${date}`);
