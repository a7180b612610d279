import { type Document, type Operation, surfaceOf } from "../table/types.ts";
import { apisIssue } from "./apis-wording.ts";
import { createChecker } from "./checker.ts";
import { complaintsOf } from "./complaint.ts";
import type { Issue } from "./issue.ts";
import { checkParameters, type ParameterInput, type ParameterResult } from "./parameters.ts";
import { restIssue } from "./rest-wording.ts";
import { writablePart } from "./writable.ts";

export interface ValidatorOptions {
  /** Whether a `null` in a body is refused as by the servers (L-14), or accepted if published. Default "refuse". */
  readonly nulls?: "refuse" | "accept";
}

export interface Validator {
  /** Lists what is wrong with a JSON body. `undefined` means that there is no body. */
  body(operation: Operation, value: unknown): Issue[];
  /**
   * Checks path and query parameters and converts them to their published types. The parameters of listings are left to
   * `readPaging`.
   */
  parameters(operation: Operation, input: ParameterInput): ParameterResult;
  /** Returns a copy of the part of a body that is published and not read-only (S-05, S-06). */
  writable(operation: Operation, value: unknown): unknown;
}

/** Makes the checks of one document. It is cheap: schemas are compiled when an operation first needs them. */
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
      // A PUT with the record's number in its path does not need the number in the body.
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

/** The table also lists the properties that a call must send although the schema does not require them. */
type Body = NonNullable<Operation["body"]> & { readonly required?: readonly string[] };

function noBody(surface: "rest" | "apis"): Issue {
  const message =
    surface === "rest" ? "Expected Object but got Null" : "A non-empty request body is required.";
  return { path: [], message };
}
