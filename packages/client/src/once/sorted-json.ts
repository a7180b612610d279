import { jsonText } from "./json-text.ts";

/** Turns a value into JSON text that is the same however its properties are ordered, as databases reorder them. */
export function sortedJson(value: unknown, where: string): string {
  return JSON.stringify(sorted(JSON.parse(jsonText(value, where))));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  // Pairs in a list keep their order, whatever their names are; `pairs` tells them from a list of the value's own.
  const pairs = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, sorted(item)]);
  return { pairs };
}
