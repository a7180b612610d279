/** Any JSON value. */
export type JsonValue = string | number | boolean | null | JsonArray | JsonObject;
export type JsonArray = readonly JsonValue[];
export type JsonObject = { readonly [name: string]: JsonValue | undefined };

/**
 * A stored record in canonical form: with our own names, and references as bare numbers. It is never changed in place: an
 * update replaces it, which makes snapshots cheap. `undefined` and absence mean the same.
 */
export type Entity = Readonly<Record<string, unknown>>;

/** Identifies a record within its kind. The parts of a composite key are joined with "/". */
export type Key = string | number;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);
