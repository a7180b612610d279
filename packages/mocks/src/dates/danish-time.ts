/**
 * Danish wall-clock time. The servers stamp REST errors with it and put no zone on it (`logTime`), and "today" for
 * overdue invoices is Denmark's day. Computed from the EU rule (summer time from the last Sunday of March to the last
 * Sunday of October, switching at 01:00 UTC) instead of `Intl`: the rule is the same on every runtime, whatever time
 * zone data that carries, and a hundred times faster. Holds from 1996 on.
 */
import { fromDays, toDays, weekday } from "./calendar.ts";

const hour = 3_600_000;

/** `2026-08-12T23:18:03`: the Danish wall clock at `time` (milliseconds since 1970, UTC). */
export function danishLocalTime(time: number): string {
  return utcTime(time + (isSummerTime(time) ? 2 : 1) * hour);
}

/** `2026-08-12`: the day it is in Denmark at `time`. */
export function danishToday(time: number): string {
  return danishLocalTime(time).slice(0, 10);
}

/** `2026-08-12T21:18:03`: UTC without a zone mark, as in `traceTimeUtc`. */
export function utcTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

/** `2026-08-12T21:18:03Z`: UTC to the second, as in `lastUpdated` (L-20). */
export function utcStamp(time: number): string {
  return `${utcTime(time)}Z`;
}

/** The two switches of a year, worked out once: every answer asks for the day it is. */
const summers = new Map<number, readonly [from: number, to: number]>();

function isSummerTime(time: number): boolean {
  const year = new Date(time).getUTCFullYear();
  let summer = summers.get(year);
  if (summer === undefined) {
    summer = [switchAt(year, "03"), switchAt(year, "10")];
    summers.set(year, summer);
  }
  return time >= summer[0] && time < summer[1];
}

function switchAt(year: number, month: "03" | "10"): number {
  const last = `${year}-${month}-31`;
  return Date.parse(`${fromDays(toDays(last) - weekday(last))}T01:00:00Z`);
}
