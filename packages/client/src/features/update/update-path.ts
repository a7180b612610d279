import { recordUpdates } from "../../generated/tables.ts";

/**
 * Returns the path that updates what `path` reads: the same on REST and where the PUT names the record, else the
 * collection above it, with the key in the body (O-50).
 */
export const updatePathOf = (service: string, path: string): string =>
  service === "rest" || recordUpdates[service]?.includes(path) ? path : path.replace(/(\/\{\w+})+$/, "");
