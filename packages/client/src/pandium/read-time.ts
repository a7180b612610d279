/** `2021-07-24 20:04:21 +0000 UTC`, with or without a fraction of the second and the zone's name (PAN-10). */
const timePattern = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)\s*(?:([+-]\d\d):?(\d\d)|Z)(?: \w+)?$/;

/** Reads a time as Pandium writes it, or as a `Date` does; `undefined` if it is neither. */
export function readTime(text: string | undefined): Date | undefined {
  const [, day, time = "", hours = "+00", minutes = "00"] = timePattern.exec(text?.trim() ?? "") ?? [];
  if (day === undefined) return undefined;
  // A Date keeps milliseconds, and some runtimes do not read more digits.
  const read = new Date(`${day}T${time.replace(/(\.\d{3})\d+$/, "$1")}${hours}:${minutes}`);
  return Number.isNaN(read.getTime()) ? undefined : read;
}
