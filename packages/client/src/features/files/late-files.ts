import { lateFiles } from "../../generated/tables.ts";

/**
 * Returns how long to wait for a file that is not found, in milliseconds, when the caller does not say. The PDF of a
 * booked invoice is 404 for one to three seconds after the booking; 10,000 ms leave room for a slow server. Other
 * files are there as soon as their record is.
 */
export const defaultWaitMs = (service: string, path: string): number =>
  lateFiles[service]?.includes(path) ? 10_000 : 0;
