/** One thing that is wrong with a request, before a surface renders it. */
export interface Issue {
  /** The place in the body, as the caller wrote it: `["lines", 0, "product"]`. `[]` is the body itself. */
  readonly path: readonly (string | number)[];
  readonly message: string;
  /**
   * The server's code, such as `E04041` or `CustomerInvalidPaymentTerm`. REST sends none when the schema is violated.
   */
  readonly errorCode?: string;
  /** On REST: the value that was refused. */
  readonly inputValue?: unknown;
  /** On REST: what the caller can do about the issue. */
  readonly developerHint?: string;
  /** On REST: whether a property that the schema requires is missing. The answer then has another headline (L-159). */
  readonly isMissing?: true;
  /** The server's name for the property, if that differs from the last name of `path`. */
  readonly propertyName?: string;
}

/** Returns the last property name of a path: `["lines", 0, "product"]` returns `product`. */
export function lastName(path: Issue["path"]): string | undefined {
  return path.findLast((step) => typeof step === "string");
}
