/**
 * Joins filter texts into one text. A record must match all of them. Empty texts are left out. Returns `undefined` if
 * no text remains.
 */
export function joinFilters(...texts: (string | undefined)[]): string | undefined {
  const filters = texts.filter((text): text is string => text !== undefined && text !== "");
  if (filters.length > 1) return filters.map((text) => `(${text})`).join("$and:");
  return filters[0];
}
