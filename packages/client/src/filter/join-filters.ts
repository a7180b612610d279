/** Joins filter texts that must all hold; `undefined` if there is none. Empty texts are left out. */
export function joinFilters(...texts: (string | undefined)[]): string | undefined {
  const filters = texts.filter((text): text is string => text !== undefined && text !== "");
  if (filters.length > 1) return filters.map((text) => `(${text})`).join("$and:");
  return filters[0];
}
