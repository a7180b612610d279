/**
 * Why a filter was refused: `syntax` (does not parse), `field` (unknown or not filterable), `operator` (not on this
 * field), `value` (cannot be compared with this field), `fault` (the server itself fails on it with a 500).
 */
export type FilterErrorKind = "syntax" | "field" | "operator" | "value" | "fault";

/** Thrown for a filter that the servers refuse; `message` is the text they answer with. */
export class FilterError extends Error {
  override readonly name = "FilterError";
  readonly kind: FilterErrorKind;
  /** The property that the complaint is about, where it is about one. */
  readonly field: string | undefined;

  constructor(kind: FilterErrorKind, message: string, field?: string) {
    super(message);
    this.kind = kind;
    this.field = field;
  }
}
