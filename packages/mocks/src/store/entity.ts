/** Anything JSON can say. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export type JsonObject = { readonly [name: string]: JsonValue | undefined };

/**
 * A stored record in canonical form: our own names, references as bare numbers, never changed in place (an update
 * replaces the record, which is what makes snapshots cheap). `undefined` and absence mean the same.
 */
export type Entity = Readonly<Record<string, unknown>>;

/** What identifies a record within its kind. Composite keys are joined with "/". */
export type Key = string | number;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
