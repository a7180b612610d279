import { invalid } from "../errors/invalid.ts";
import type { TimestampString } from "../types/index.ts";
import { showValue } from "../utils/show-value.ts";

const minuteMs = 60_000;

/** Matches a text with a time zone. Without one, the text would mean another time on each machine. */
const zonePattern = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** Returns a point in time as milliseconds since 1970; NaN for other values. */
function timeOf(time: unknown): number {
  if (typeof time === "number") return time;
  if (typeof time === "string") return zonePattern.test(time) ? Date.parse(time) : Number.NaN;
  return time instanceof Date ? time.getTime() : Number.NaN;
}

/** Throws the ValidationError for a value that is not a point in time, or one that is out of range. */
function refuseTime(time: unknown): never {
  const isDate = time instanceof Date;
  if (Number.isFinite(isDate ? time.getTime() : time) || (typeof time === "string" && zonePattern.test(time)))
    invalid(
      `since takes an existing time in the years 1970 to 9999: it is ${isDate ? time.toISOString() : showValue(time)}.`,
      "time",
    );
  return invalid(
    "since takes a Date, a time with its zone such as 2026-08-14T12:00:00Z, or milliseconds since 1970: " +
      `it is ${isDate ? "an invalid Date" : showValue(time)}.`,
    "time",
  );
}

/**
 * Returns a filter's condition for records that changed since a time: `{ lastUpdated: since(lastRun) }`. The
 * condition begins at a whole minute, at least one minute earlier. e-conomic cuts `lastUpdated` of some records to
 * the minute, so a record that changes later in the minute of a run would look older than the run and never be found
 * (L-137). Records that changed between that minute and `lastRun` are returned again: store each under its key,
 * so that it replaces the earlier copy. As `lastRun`, keep the time at which the run began.
 * @param time a `Date`, its JSON (a text with its zone), or milliseconds since 1970.
 * @throws ValidationError for anything else.
 *
 * @example since(new Date("2026-08-14T22:30:40Z")); // { gte: "2026-08-14T22:29:00Z" }
 */
export function since(time: Date | string | number): { gte: TimestampString } {
  const from = Math.floor(timeOf(time) / minuteMs) * minuteMs - minuteMs;
  // Refuses times before 1970, and years of more than four digits, which `toISOString` writes in another form.
  if (!(from >= 0 && from < Date.UTC(10_000, 0))) refuseTime(time);
  // `toISOString` returns the form that the type describes.
  return { gte: `${new Date(from).toISOString().slice(0, 19)}Z` as TimestampString };
}
