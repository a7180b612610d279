/** The published schema names that the specs replace. */
const renamed: Record<string, string> = {
  // A model called Error would hide JavaScript's Error in each module that imports it.
  Error: "ProblemDetailsError",
  // The schema becomes a constant that callers write: `EntryType.SupplierInvoice`.
  EntryTypeNames: "EntryType",
};

/** Returns the specs' name of a published schema. */
export const ownName = (published: string): string => renamed[published] ?? published;

/** Returns the name of the schema that a reference leads to. */
export const referenceName = (reference: unknown): string | undefined =>
  typeof reference === "string" ? reference.split("/").at(-1) : undefined;
