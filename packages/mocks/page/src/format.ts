/** Formats values for people, in English: 1,234.50 and 14 Aug 2026. */

const amountFormat = new Intl.NumberFormat("en-GB", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
const acronyms: ReadonlySet<string> = new Set(["cvr", "ean", "id", "pdf", "url", "vat"]);
const countFormat = new Intl.NumberFormat("en-GB");

export function formatAmount(amount: number): string {
  // A sum of decimals may differ slightly from zero, and must not be shown as -0.00.
  return amountFormat.format(Math.abs(amount) < 0.005 ? 0 : amount);
}

export function formatCount(count: number): string {
  return countFormat.format(count);
}

/** Returns "14 Aug 2026, 10:00:00" in UTC, as the emulator's answers are in UTC. */
export function formatMoment(milliseconds: number): string {
  return `${formatDay(milliseconds)}, ${formatTime(milliseconds)}`;
}

export function formatDay(milliseconds: number): string {
  return new Date(milliseconds).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
}

export function formatTime(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(11, 19);
}

/** Returns milliseconds as "3 h 20 min". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}

/** Returns a name in camel case as words: "Draft invoices" for "draftInvoices". */
export function formatName(name: string): string {
  const words = name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .toLowerCase()
    .split(" ");
  const text = words.map((word) => (acronyms.has(word) ? word.toUpperCase() : word)).join(" ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Returns a field as a column's title. A field that refers to another record has the record's name. */
export function formatField(name: string): string {
  return formatName(name.replace(/(?<=.)Number$/, ""));
}

/** Returns a value of a record as one line of text. An object becomes JSON. */
export function formatValue(value: unknown): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "object") return JSON.stringify(value);
  return String(value);
}
