/**
 * Computes Danish local time. The servers use it in REST errors without a zone mark (`logTime`), and it decides which
 * invoices are overdue today. It follows the EU rule: summer time from the last Sunday of March to the last Sunday of
 * October, switching at 01:00 UTC. `Intl` would be a hundred times slower, and depends on the time zone data of the
 * runtime. The rule holds from 1996 on.
 */
import { fromDays, toDays, weekday } from "./calendar.ts";

const hour = 3_600_000;

/** Returns the Danish local time, `2026-08-12T23:18:03`, at `time` (milliseconds since 1970, UTC). */
export function danishLocalTime(time: number): string {
  return utcTime(time + (isSummerTime(time) ? 2 : 1) * hour);
}

/** Returns the day in Denmark, `2026-08-12`, at `time`. */
export function danishToday(time: number): string {
  return danishLocalTime(time).slice(0, 10);
}

/** Returns UTC without a zone mark, `2026-08-12T21:18:03`, as in `traceTimeUtc`. */
export function utcTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19);
}

/** Returns UTC to the second, `2026-08-12T21:18:03Z`, as in `lastUpdated` (L-20). */
export function utcStamp(time: number): string {
  return `${utcTime(time)}Z`;
}

/** The start and end of summer time by year. They are cached because every answer needs the current day. */
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
