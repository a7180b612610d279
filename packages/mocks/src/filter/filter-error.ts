/**
 * The reason why a filter was refused: `syntax` (does not parse), `field` (unknown or not filterable), `operator` (not
 * available for this field), `value` (cannot be compared with this field), `fault` (the server itself fails with a
 * 500).
 */
export type FilterErrorKind = "syntax" | "field" | "operator" | "value" | "fault";

/** Reports a filter that the servers refuse; `message` is the text of their answer. */
export class FilterError extends Error {
  override readonly name = "FilterError";
  readonly kind: FilterErrorKind;
  /** The property that the error is about, if it is about one. */
  readonly field: string | undefined;

  constructor(kind: FilterErrorKind, message: string, field?: string) {
    super(message);
    this.kind = kind;
    this.field = field;
  }
}
