import { jsonText } from "./json-text.ts";

/** Turns a value into JSON text that does not depend on the order of properties: databases may reorder them. */
export function sortedJson(value: unknown, where: string): string {
  return JSON.stringify(sorted(JSON.parse(jsonText(value, where))));
}

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(sorted);
  // A list keeps the order even of names like "1". The property `pairs` marks it, so that it differs from a list in the value.
  const pairs = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, item]) => [name, sorted(item)]);
  return { pairs };
}
