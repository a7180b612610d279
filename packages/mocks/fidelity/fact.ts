/**
 * How sure a fact is:
 *
 * - `live`: recorded against a real agreement;
 * - `demo`: recorded against the vendor's demo agreement;
 * - `published`: the vendor's OpenAPI documents and schemas;
 * - `documented`: the vendor's prose;
 * - `reported`: other clients' code, tests and fixtures;
 * - `inferred`: a conclusion from the above, which nobody has seen.
 */
export type Sureness = "live" | "demo" | "published" | "documented" | "reported" | "inferred";

/** Something that e-conomic's servers do. */
export interface Fact {
  /** "S-01": S for both surfaces, L for REST, O for the services, C for what can be seeded, PAN for Pandium, X for what has no older id. */
  readonly id: string;
  /** The fact, in one sentence that needs no other source. */
  readonly says: string;
  readonly sure: Sureness;
  /** The source of a fact that the record of the servers does not number. */
  readonly source?: string;
  /** For a fact without a test: how far the mocks follow it, and why not further. */
  readonly gap?: { readonly how: "loosely" | "not modelled"; readonly why: string };
}

/** Something that nobody recorded, and what the mocks do instead. */
export interface Unknown {
  /** "G-1", or "U-03" if it has no older id. */
  readonly id: string;
  readonly asks: string;
  readonly choice: string;
  /** The names of the options that choose otherwise, separated by commas. */
  readonly option?: string;
  /** Why there is no option: a caller cannot see the choice. */
  readonly why?: string;
}

/** A place where the records disagree or are silent, and what was decided. */
export interface Ruling {
  readonly id: string;
  /** The facts that the ruling is about. */
  readonly facts: readonly string[];
  readonly conflict: string;
  readonly choice: string;
  readonly option?: string;
  readonly why?: string;
}

/** Turns each row (id, sureness, sentence, and its gap and source if it has them) into a fact. */
export const facts = (
  ...rows: readonly (readonly [
    id: string,
    sure: Sureness,
    says: string,
    more?: Pick<Fact, "gap" | "source">,
  ])[]
): readonly Fact[] => rows.map(([id, sure, says, more]) => ({ id, sure, says, ...more }));
