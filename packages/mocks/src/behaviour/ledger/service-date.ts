import type { Rule } from "../../projection/rule.ts";

const read =
  (field: string): Rule["read"] =>
  (entity) => {
    const day = entity[field];
    return typeof day === "string" ? `${day}T00:00:00Z` : undefined;
  };

/**
 * Makes the rule for a day that a service publishes as a date-time: stored as "2026-08-14", sent as midnight (O-26,
 * O-46).
 */
export const serviceDate = (field: string): Rule => ({
  read: read(field),
  write: (value, draft) => {
    draft[field] = String(value).slice(0, 10);
  },
  fields: { [field]: [] },
  source: field,
});

/** Makes the rule for a read-only day. It is sent as `serviceDate` sends it. */
export const readOnlyServiceDate = (field: string): Rule => ({ read: read(field), source: field });
