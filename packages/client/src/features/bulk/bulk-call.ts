import { invalid } from "../../errors/invalid.ts";
import { bulkCalls } from "../../generated/tables.ts";
import type { BulkVerb } from "./types.ts";

/** How a batch form is called. */
export interface BulkCall {
  method: "POST" | "PUT" | "DELETE";
  /** The one property of the body, whose list holds the records. */
  wrapper: string;
  /** The most records that the list holds. No list is documented to hold more than 500 (O-51). */
  max: number;
}

/**
 * Returns how the batch form at a path is called.
 * @param verb the verb that the caller chose. Default: POST if the path has it, or else the verb that it has.
 * @throws ValidationError for a path or a verb that is not one of the service's batch forms.
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
    `${methods.join(" or ")} ${path} is not a batch form of ${service}. Its batch forms are: ${known}.`,
    "path",
  );
}
