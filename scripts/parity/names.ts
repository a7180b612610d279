/** Published schema names that the specs replace, and why. */
const renamed: Record<string, string> = {
  // A model called Error would hide JavaScript's own wherever it is imported.
  Error: "ProblemDetailsError",
  // Becomes a constant that calls spell out: `EntryType.SupplierInvoice`.
  EntryTypeNames: "EntryType",
};

/** What the specs call a published schema. */
export const ownName = (published: string): string => renamed[published] ?? published;

/** The name of the schema that a reference ends in. */
export const referenceName = (reference: unknown): string | undefined =>
  typeof reference === "string" ? reference.split("/").at(-1) : undefined;
