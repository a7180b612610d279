/** One field of a `sort` parameter. */
export interface SortKey {
  readonly field: string;
  readonly descending: boolean;
  /**
   * Whether the order is alphabetical (`~name`): numbers, and texts that look like numbers, are then sorted as text.
   */
  readonly alphabetical: boolean;
}

/**
 * Reports a sort that the servers refuse: a field that is unknown or cannot be sorted by, or text that is not a list of
 * fields.
 */
export class SortError extends Error {
  override readonly name = "SortError";
  /** `fault` means that the server answers 500 when it sorts by this field (O-20). */
  readonly kind: "syntax" | "field" | "fault";
  readonly field: string | undefined;

  constructor(kind: SortError["kind"], message: string, field?: string) {
    super(message);
    this.kind = kind;
    this.field = field;
  }
}

const entry = /^([-~+]*)([A-Za-z_][\w.]*)$/;

/**
 * Parses `name,-number,~city`. `-` means descending and `~` alphabetical; they may come in either order.
 *
 * @throws SortError (`kind: "syntax"`).
 */
export function parseSort(text: string): SortKey[] {
  return text.split(",").map((part) => {
    const match = entry.exec(part.trim());
    const marks = match?.[1] ?? "";
    const field = match?.[2];
    if (field === undefined || new Set(marks).size < marks.length)
      throw new SortError("syntax", `'${part}' is not a property to sort by, expected: name, -name or ~name`);
    return { field, descending: marks.includes("-"), alphabetical: marks.includes("~") };
  });
}
