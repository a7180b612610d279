/** Matches `2021-07-24 20:04:21 +0000 UTC`, with or without a fraction of a second and the name of the zone (PAN-10). */
const timePattern = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)\s*(?:([+-]\d\d):?(\d\d)|Z)(?: \w+)?$/;

/** Reads a time in the form of Pandium, or in that of `Date.prototype.toJSON()`. Returns `undefined` for other texts. */
export function readTime(text: string | undefined): Date | undefined {
  const [, day, time = "", hours = "+00", minutes = "00"] = timePattern.exec(text?.trim() ?? "") ?? [];
  if (day === undefined) return undefined;
  // More than three digits are cut off, because some runtimes cannot read them.
  const read = new Date(`${day}T${time.replace(/(\.\d{3})\d+$/, "$1")}${hours}:${minutes}`);
  return Number.isNaN(read.getTime()) ? undefined : read;
}
