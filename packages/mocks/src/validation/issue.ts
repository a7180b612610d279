/** One thing wrong with a request, before it is put into a surface's shape. */
export interface Issue {
  /** Where in the body, as the caller wrote it: `["lines", 0, "product"]`; `[]` is the body itself. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /** The server's code: `E04041`, `CustomerInvalidPaymentTerm`. Schema-level complaints of REST have none. */
  readonly errorCode?: string;
  /** REST: the value that was refused. */
  readonly inputValue?: unknown;
  /** REST: what to do about it. */
  readonly developerHint?: string;
  /** REST: a property that the schema requires and the body lacks, which has a headline of its own (L-159). */
  readonly isMissing?: true;
  /** The name that the server gives the property, where that is not the last name of `path`. */
  readonly propertyName?: string;
}

/** The last property name of a path: `["lines", 0, "product"]` is about `product`. */
export function lastName(path: Issue["path"]): string | undefined {
  return path.findLast((step) => typeof step === "string");
}
