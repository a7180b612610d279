import type { Rule } from "./rule.ts";
import { same } from "./rules.ts";

/** Formats a day as the projects service does: as a timestamp at midnight, without a zone (O-26). */
export const midnightOf = (day: string): string => `${day.slice(0, 10)}T00:00:00`;

/**
 * Makes the rule for a property that accepts a day or a timestamp and is shown as midnight of that day, whatever its
 * published format is.
 */
export const midnight = (field: string): Rule => ({
  ...same(field),
  write: (value, draft) => {
    draft[field] = typeof value === "string" ? midnightOf(value) : value;
  },
});

/** Shows `lastUpdated` without its seconds, as REST does on draft invoices and products (L-137). */
export const lastUpdatedMinute: Rule = {
  read: ({ lastUpdated }) =>
    typeof lastUpdated === "string" ? `${lastUpdated.slice(0, "2026-08-14T10:00".length)}:00Z` : undefined,
  source: "lastUpdated",
};
