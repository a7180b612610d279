import { lateFiles } from "../../generated/tables.ts";

/**
 * Returns the default time to wait for a file that is not found, in milliseconds. For one to three seconds after the booking,
 * the server answers 404 for the PDF of an invoice. 10,000 ms allow for a slow day. Other files exist as soon as their record
 * does.
 */
export const defaultWaitMs = (service: string, path: string): number =>
  lateFiles[service]?.includes(path) ? 10_000 : 0;
