import { type Document, type Operation, surfaceOf } from "../table/types.ts";
import { apisIssue } from "./apis-wording.ts";
import { createChecker } from "./checker.ts";
import { complaintsOf } from "./complaint.ts";
import type { Issue } from "./issue.ts";
import { checkParameters, type ParameterInput, type ParameterResult } from "./parameters.ts";
import { restIssue } from "./rest-wording.ts";
import { writablePart } from "./writable.ts";

export interface ValidatorOptions {
  /** `null` in a body: `refuse` it as the servers do (L-14, the default), or `accept` it where it is published. */
  readonly nulls?: "refuse" | "accept";
}

export interface Validator {
  /** What is wrong with a JSON body; empty when nothing is. `undefined` stands for no body at all. */
  body(operation: Operation, value: unknown): Issue[];
  /** Path and query parameters, converted to their published types. Listing parameters are `readPaging`'s. */
  parameters(operation: Operation, input: ParameterInput): ParameterResult;
  /** The part of a body that is published and not read-only, as a new value (S-05, S-06). */
  writable(operation: Operation, value: unknown): unknown;
}

/** Checks for one document. Cheap to make: schemas are compiled when an operation first needs them. */
export function createValidator(document: Document, options: ValidatorOptions = {}): Validator {
  const surface = surfaceOf(document);
  const checker = createChecker(document, surface);
  const nulls = options.nulls === "accept";
  const wording = surface === "rest" ? restIssue : apisIssue;
  return {
    body(operation, value) {
      const expected: Body | undefined = operation.body;
      if (!expected) return [];
      if (value === undefined) return [noBody(surface)];
      // A PUT that names its record in the path does not need the number in the body again.
      const zeroWhenAbsent =
        surface === "apis" && (operation.method === "POST" || !operation.path.includes("{"));
      const rules = { nulls, zeroWhenAbsent, demanded: expected.required ?? [] };
      const errors = checker(expected.schema, rules)(value);
      return complaintsOf(errors, value).map(wording);
    },
    parameters: (operation, input) => checkParameters(operation, input, document),
    writable(operation, value) {
      const expected: Body | undefined = operation.body;
      return expected ? writablePart(document, expected.schema, value, expected.required) : value;
    },
  };
}

/** The table also says which properties a call must send beyond what the schema requires. */
type Body = NonNullable<Operation["body"]> & { readonly required?: readonly string[] };

function noBody(surface: "rest" | "apis"): Issue {
  const message =
    surface === "rest" ? "Expected Object but got Null" : "A non-empty request body is required.";
  return { path: [], message };
}
