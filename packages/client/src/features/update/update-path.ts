import { invalid } from "../../errors/invalid.ts";
import { updatePaths } from "../../generated/tables.ts";
import { nearest } from "../../utils/nearest.ts";
import { showValue } from "../../utils/show-value.ts";

/** Refuses a value that is not a path, and the path of a booked invoice, whose PUT is not an update. */
export function checkUpdatePath(path: unknown): void {
  if (typeof path !== "string") invalid(`The path must be a text: it is ${showValue(path)}.`, "path");
  if (path.startsWith("/invoices/booked"))
    invalid("A booked invoice cannot be updated: a PUT to its path books a draft (L-101).", "path");
}

/** Returns the path of the PUT for a record that is read at `path` (O-50); `undefined` if there is none. */
export function knownUpdatePath(service: string, path: string): string | undefined {
  const paths = updatePaths[service] ?? {};
  return Object.hasOwn(paths, path) ? paths[path] : undefined;
}

/** Returns a path without its parameters, because a wrong path often has other names for them, or their values. */
const wordsOf = (path: string): string => path.replace(/\/(\{\w+\}|\d+)/g, "");

/** Returns the path of a record that a wrong path is most similar to; `undefined` if it is similar to none. */
function nearestRecord(service: string, path: string): string | undefined {
  const known = Object.keys(updatePaths[service] ?? {});
  const words = nearest(wordsOf(path), known.map(wordsOf));
  return known.find((record) => wordsOf(record) === words);
}

/**
 * Returns the path of the PUT for a record that is read at `path`: the same, or the collection above it (O-50).
 * @throws ValidationError for a path that is not that of a record with a PUT. The services ignore case, but `/Products/1` would be
 *   read and could not be written.
 */
export function updatePathOf(service: string, path: string): string {
  const put = knownUpdatePath(service, path);
  if (put !== undefined) return put;
  const meant = nearestRecord(service, path);
  const advice = meant === undefined ? "The path must have a PUT for one record." : `Did you mean ${meant}?`;
  return invalid(`No record can be updated at the path ${showValue(path)}. ${advice}`, "path");
}
