import { child, isNode, list, type Node } from "../parity/own-specs.ts";
import type { Difference } from "./differences.ts";
import type { Place, RestFiles } from "./rest-files.ts";

const order = ["eq", "ne", "gt", "gte", "lt", "lte"];
const membership = ["in", "nin"];

/**
 * Returns the operators of a new filter field. The publication only says that the field is filterable, so these are
 * the operators that the servers accept for its type.
 */
export function operatorsFor(type: unknown): string[] {
  if (type === "boolean") return ["eq", "ne"];
  return type === "string" ? [...order, "like", ...membership] : [...order, ...membership];
}

/** Merges the filter fields of a listing. Removed fields go, and new ones get the operators of their type. */
export function mergeFilters(files: RestFiles, place: Place, { before, after }: Difference): void {
  const file = files.file(place.file);
  const filterable = files.mapAt(place);
  if (file === undefined || filterable === undefined) return;
  for (const field of gone(before, after)) file.remove(filterable, field);
  const added = gone(after, before);
  if (added.length > 0) filterable.flow = false;
  for (const field of added) file.set(filterable, field, operatorsFor(typeOf(files, place, field)));
}

/** Merges the sort fields of a listing, and keeps our order. */
export function mergeSorts(files: RestFiles, place: Place, { before, after }: Difference): void {
  const listing = files.mapAt({ ...place, keys: place.keys.slice(0, -1) });
  if (listing === undefined) return;
  const removed = new Set(gone(before, after));
  const own = list(listing.toJSON() as Node, "sortable").map(String);
  const sortable = [...own.filter((field) => !removed.has(field)), ...gone(after, before)];
  files.file(place.file)?.set(listing, "sortable", sortable);
}

/** Returns the fields of one list that the other lacks. */
function gone(one: unknown, other: unknown): string[] {
  const kept = new Set(Array.isArray(other) ? other : []);
  return (Array.isArray(one) ? one.map(String) : []).filter((field) => !kept.has(field));
}

/** Returns the type of a field of the listing's records. */
function typeOf(files: RestFiles, place: Place, field: string): unknown {
  const operation = { ...place, keys: place.keys.slice(0, -2) };
  const content = ["responses", "200", "content", "application/json", "schema"];
  const record = ["properties", "collection", "items"];
  const properties = field.split(".").flatMap((name) => ["properties", name]);
  const schema = files.follow(files.below(operation, ...content, ...record, ...properties));
  return files.mapAt(schema)?.get("type");
}

/** Returns the `x-listing` of a new operation, with the fields that the publication names. */
export function newListing(operation: Node, record: Node): Node {
  const fields = list(operation, "x-filterable-fields").map(String);
  const typeIn = (field: string): unknown =>
    field
      .split(".")
      .reduce<Node>((schema, name) => child(child(schema, "properties"), name), isNode(record) ? record : {})
      .type;
  return {
    filterable: Object.fromEntries(fields.map((field) => [field, operatorsFor(typeIn(field))])),
    sortable: list(operation, "x-sortable-fields"),
  };
}
