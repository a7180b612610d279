import { invalid } from "../../errors/invalid.ts";
import { bulkCalls } from "../../generated/tables.ts";
import type { BulkVerb } from "./types.ts";

/** The method and body of a batch form. */
export interface BulkCall {
  method: "POST" | "PUT" | "DELETE";
  /** The name of the body's only property, which is the list of records. */
  wrapper: string;
  /** The most records of one call. No list is documented to take more than 500 (O-51). */
  max: number;
}

/**
 * Returns the batch form of a path.
 * @param verb the caller's choice. Default: POST if the path has it, or else the verb that the path has.
 * @throws ValidationError for a path and verb that are not a batch form of the service.
 */
export function bulkCallOf(service: string, path: string, verb?: BulkVerb): BulkCall {
  const calls = bulkCalls[service] ?? {};
  const methods = verb ? [verb.toUpperCase()] : ["POST", "PUT", "DELETE"];
  for (const method of ["POST", "PUT", "DELETE"] as const) {
    const call = methods.includes(method) ? calls[`${method} ${path}`] : undefined;
    if (call !== undefined) return { method, max: 500, ...call };
  }
  const known = Object.keys(calls).join(", ") || "none";
  return invalid(
    `${methods.join(" or ")} ${path} is not a batch form of ${service}. The batch forms are: ${known}.`,
    "path",
  );
}
