import { invalid } from "../../errors/invalid.ts";
import { recordUpdates } from "../../generated/tables.ts";
import { showValue } from "../../utils/show-value.ts";

/**
 * Returns the path of the PUT for a record that is read at `path`: the same on REST and if the PUT names the record,
 * or else the collection above it, with the key in the body (O-50).
 */
export const updatePathOf = (service: string, path: string): string =>
  service === "rest" || recordUpdates[service]?.includes(path) ? path : path.replace(/(\/\{\w+})+$/, "");

/** Refuses a value that is not a path, and the path of a booked invoice, whose PUT is not an update. */
export function checkUpdatePath(path: unknown): void {
  if (typeof path !== "string") invalid(`The path must be a text: it is ${showValue(path)}.`, "path");
  if (path.startsWith("/invoices/booked"))
    invalid("A booked invoice cannot be updated: a PUT to its path books a draft (L-101).", "path");
}
