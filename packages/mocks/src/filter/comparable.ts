/** Converts filter values and record values of a field type to a common form that `<` and `===` can compare. */
import { isDate } from "../dates/index.ts";
import type { Surface } from "../table/types.ts";
import type { FilterField } from "./field.ts";
import { FilterError } from "./filter-error.ts";
import { textKey } from "./text-order.ts";

export type Comparable = string | number;

export interface FieldKind {
  /**
   * Converts the filter's text; undefined if no value can equal it. Throws a FilterError if the field's type cannot
   * have it.
   */
  parse(text: string): Comparable | undefined;
  /** Converts the record's value. It is called with null and undefined for booleans only. */
  read(value: unknown): Comparable;
}

export function fieldKind(name: string, field: FilterField, surface: Surface): FieldKind {
  switch (field.type) {
    case "number":
      return { parse: (text) => parseNumber(text, name), read: Number };
    case "boolean":
      return { parse: (text) => parseBoolean(text, name), read: (value) => (value === true ? 1 : 0) };
    case "date":
    case "date-time":
      return { parse: (text) => parseTime(text, name), read: readTime };
    case "enum":
      return surface === "rest" ? { parse: textKey, read: textKey } : numberedEnum(field);
    default:
      return { parse: textKey, read: textKey };
  }
}

function refuse(text: string, name: string, wanted: string): FilterError {
  return new FilterError(
    "value",
    `'${text}' is not a valid value for property '${name}', expected: ${wanted}`,
    name,
  );
}

function parseNumber(text: string, name: string): number {
  if (/^\s*-?\d+(\.\d+)?\s*$/.test(text)) return Number(text);
  throw refuse(text, name, "a number with a dot for decimals");
}

function parseBoolean(text: string, name: string): number {
  const word = text.trim().toLowerCase();
  if (word === "true") return 1;
  if (word === "false") return 0;
  throw refuse(text, name, "true or false");
}

const timestamp = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?$/;

/**
 * Turns dates and timestamps into UTC text without a zone mark, `2026-01-01T00:00:00`, which sorts in the order of
 * time. A date means its midnight, also when it filters a timestamp. A timestamp without a zone is read as UTC.
 */
function parseTime(text: string, name: string): string {
  const trimmed = text.trim();
  const day = trimmed.slice(0, 10);
  if (isDate(day)) {
    if (trimmed.length === 10) return `${day}T00:00:00`;
    if (timestamp.test(trimmed) && !Number.isNaN(Date.parse(trimmed))) return readTime(trimmed);
  }
  throw refuse(text, name, "yyyy-MM-dd or yyyy-MM-ddTHH:mm:ssZ");
}

function readTime(value: unknown): string {
  const text = String(value);
  if (text.length === 10) return `${text}T00:00:00`;
  if (text.length === 20 && text.endsWith("Z")) return text.slice(0, 19);
  const zoned = /(Z|[+-]\d{2}:\d{2})$/.test(text) ? text : `${text}Z`;
  const time = Date.parse(zoned);
  return Number.isNaN(time) ? text : new Date(time).toISOString().replace(/(\.000)?Z$/, "");
}

/**
 * Makes the kind of a services' enumeration. It is sent as numbers, and filters accept its numbers and its member names
 * (O-17, O-18).
 */
function numberedEnum({ names = [], values }: FilterField): FieldKind {
  const byName = new Map(names.map((name, index) => [squeeze(name), values?.[index] ?? index]));
  const parse = (text: string) => {
    const named = byName.get(squeeze(text));
    if (named !== undefined) return typeof named === "number" ? named : textKey(named);
    return /^\s*-?\d+\s*$/.test(text) ? Number(text) : undefined;
  };
  return { parse, read: (value) => (typeof value === "number" ? value : textKey(value)) };
}

function squeeze(name: string): string {
  return name.replace(/[\s_-]/g, "").toLowerCase();
}
