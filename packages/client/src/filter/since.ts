import { invalid } from "../errors/invalid.ts";
import type { TimestampString } from "../types/index.ts";
import { showValue } from "../utils/show-value.ts";

const minuteMs = 60_000;

/** A text without its zone is another time on each machine. */
const zonePattern = /T.*(Z|[+-]\d\d:?\d\d)$/;

/** Reads a point in time as milliseconds since 1970; NaN if it is not one. */
function timeOf(time: unknown): number {
  if (typeof time === "number") return time;
  if (typeof time === "string") return zonePattern.test(time) ? Date.parse(time) : Number.NaN;
  return time instanceof Date ? time.getTime() : Number.NaN;
}

/**
 * Returns the condition "changed since then" for a timestamp of a filter: `{ lastUpdated: since(lastRun) }`. It begins at least
 * a minute before, at a whole minute: e-conomic cuts `lastUpdated` of some records to the minute, so what changes later in the
 * minute of a run would look older than the run, and never be seen (L-137). Records of that minute come again: store them under
 * their key. As `lastRun` keep the time at which the run began.
 * @param time a `Date`, its JSON (a text with its zone), or milliseconds since 1970.
 * @throws ValidationError for anything else.
 *
 * @example
 * since(new Date("2026-08-14T22:30:40Z")); // { gte: "2026-08-14T22:29:00Z" }
 */
export function since(time: Date | string | number): { gte: TimestampString } {
  const from = Math.floor(timeOf(time) / minuteMs) * minuteMs - minuteMs;
  // The bounds of what a Date can hold with a year of four digits.
  if (!(from >= 0 && from < Date.UTC(10_000, 0)))
    invalid(
      `since takes a Date, its JSON such as 2026-08-14T12:00:00Z, or milliseconds since 1970: it is ${showValue(time)}.`,
      "time",
    );
  // The type's date and time, as `toISOString` writes them.
  return { gte: `${new Date(from).toISOString().slice(0, 19)}Z` as TimestampString };
}
