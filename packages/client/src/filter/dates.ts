/**
 * The only filterable fields that hold a point in time. Their published format does not tell: nearly every calendar date of
 * the services is published as `date-time` too, yet holds a day (behaviour section 6.6).
 */
const timestampField = /(?:^|\.)(?:lastUpdated|timestamp|lastDisabledDate)$/;

/**
 * A `Date` as the field wants it; `undefined` when it cannot be written.
 *
 * A date field gets the calendar day that it is *in Denmark* at that instant, whatever the time zone of this machine: that is
 * the day e-conomic books on, and `toISOString()` names yesterday between midnight and 02:00 there. A timestamp has no
 * fractions of a second: lower bounds are rounded down and upper bounds up, so that a record is rather given than missed.
 */
export function dateText(date: Date, field: string, operator: string): string | undefined {
  const time = date.getTime();
  if (!(time >= -62_135_596_800_000 && time < 253_402_300_799_000)) return undefined; // years 1 to 9999
  if (timestampField.test(field)) {
    const round = operator.startsWith("lt") ? Math.ceil : Math.floor;
    return `${new Date(round(time / 1000) * 1000).toISOString().slice(0, 19)}Z`;
  }
  // Swedish dates are ISO dates.
  return date.toLocaleDateString("sv", { timeZone: "Europe/Copenhagen" }).padStart(10, "0");
}
