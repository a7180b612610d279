/** Joins filter texts, of which a record must match all. Empty texts are left out. Returns `undefined` if none remains. */
export function joinFilters(...texts: (string | undefined)[]): string | undefined {
  const filters = texts.filter((text): text is string => text !== undefined && text !== "");
  if (filters.length > 1) return filters.map((text) => `(${text})`).join("$and:");
  return filters[0];
}
