/**
 * Calculates with whole days in the proleptic Gregorian calendar, written as `yyyy-MM-dd`, so that no time zone can
 * shift them.
 */

const dayLength = 86_400_000;
const shape = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Returns whether `text` is `yyyy-MM-dd` and names an existing day (`2026-02-30` does not exist). */
export function isDate(text: string): boolean {
  return shape.test(text) && fromDays(toDays(text)) === text;
}

/** Returns the days since 1970-01-01. `date` must satisfy {@link isDate}; otherwise the result is `NaN`. */
export function toDays(date: string): number {
  const match = shape.exec(date);
  if (!match) return Number.NaN;
  // Date.UTC reads the years 0 to 99 as 1900 to 1999, and setUTCFullYear does not (a client may well send 0001-01-01).
  return new Date(0).setUTCFullYear(Number(match[1]), Number(match[2]) - 1, Number(match[3])) / dayLength;
}

/** The last day with a year of four digits, and the last that the servers accept. */
export const lastDay = "9999-12-31";
const [firstDayNumber, lastDayNumber] = [toDays("0001-01-01"), toDays(lastDay)];

/**
 * Returns the day that is `days` after 1970-01-01. A day before the year 1 becomes the first day of that year, and a
 * day after the year 9999 becomes its last.
 */
export function fromDays(days: number): string {
  const within = Math.min(Math.max(days, firstDayNumber), lastDayNumber);
  return new Date(within * dayLength).toISOString().slice(0, 10);
}

/** Returns the day that is `days` later (earlier if negative). */
export function addDays(date: string, days: number): string {
  return fromDays(toDays(date) + days);
}

/** Returns how many days `to` is after `from`. */
export function daysBetween(from: string, to: string): number {
  return toDays(to) - toDays(from);
}

/** Returns the day of the week: 0 is Sunday, 6 is Saturday. */
export function weekday(date: string): number {
  return (((toDays(date) + 4) % 7) + 7) % 7;
}

/** Returns the last day of the month of `date`. */
export function endOfMonth(date: string): string {
  const start = new Date(toDays(`${date.slice(0, 7)}-01`) * dayLength);
  return fromDays(start.setUTCMonth(start.getUTCMonth() + 1) / dayLength - 1);
}

/** Returns the first days of twelve months, the last of them the month of `today`. */
export function twelveMonthsUntil(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: 12 }, (_, index) => {
    const months = year * 12 + (month - 1) - 11 + index;
    return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, "0")}-01`;
  });
}
