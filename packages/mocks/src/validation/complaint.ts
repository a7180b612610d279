/** One complaint of the schema checker, with everything that a surface needs to word it. */
import type { ErrorObject } from "ajv";
import type { Schema } from "../table/types.ts";
import type { Issue } from "./issue.ts";

export interface Complaint {
  readonly keyword: string;
  readonly path: Issue["path"];
  /** The value at the path; undefined when it is missing. */
  readonly value: unknown;
  /** The schema of the value. */
  readonly schema: Schema;
  /** The value of the keyword in the schema: the limit, the pattern, or the allowed values. */
  readonly limit: unknown;
}

/** Keywords that only report that one of their parts failed. The part's own complaint has the reason. */
const umbrellas = ["anyOf", "oneOf", "allOf", "if"];

/**
 * Returns one complaint for each place, in the order of the body. A wrong type suppresses the complaints that it
 * causes.
 */
export function complaintsOf(errors: readonly ErrorObject[], body: unknown): Complaint[] {
  const seen = new Map<string, Complaint>();
  const telling = errors.filter(({ keyword }) => !umbrellas.includes(keyword));
  for (const error of telling.length > 0 ? telling : errors) {
    const complaint = complaintOf(error, body);
    const place = JSON.stringify(complaint.path);
    const earlier = seen.get(place);
    if (!earlier || complaint.keyword === "type") seen.set(place, complaint);
  }
  return [...seen.values()];
}

function complaintOf(error: ErrorObject, body: unknown): Complaint {
  const parent = (error.parentSchema ?? {}) as Schema;
  const path = pathOf(error.instancePath, body);
  if (error.keyword !== "required")
    return { keyword: error.keyword, path, value: error.data, schema: parent, limit: error.schema };
  const name = String(error.params.missingProperty);
  return {
    keyword: "required",
    path: [...path, name],
    value: undefined,
    schema: parent.properties?.[name] ?? {},
    limit: true,
  };
}

/** Splits a JSON pointer into steps. The body decides whether `0` is an index or the name of a property. */
function pathOf(pointer: string, body: unknown): (string | number)[] {
  const steps: (string | number)[] = [];
  let at: unknown = body;
  for (const part of pointer.split("/").slice(1)) {
    const name = part.replaceAll("~1", "/").replaceAll("~0", "~");
    const step = Array.isArray(at) ? Number(name) : name;
    steps.push(step);
    at = (at as Record<string | number, unknown> | null | undefined)?.[step];
  }
  return steps;
}
