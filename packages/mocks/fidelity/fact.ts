/**
 * How sure a fact is:
 *
 * - `live`: recorded against a real agreement;
 * - `demo`: recorded against the vendor's demo agreement;
 * - `published`: stated in the vendor's OpenAPI documents and schemas;
 * - `documented`: stated in the vendor's documentation;
 * - `reported`: found in the code, tests and fixtures of other clients;
 * - `inferred`: a conclusion from the above that nobody has observed.
 */
export type Sureness = "live" | "demo" | "published" | "documented" | "reported" | "inferred";

/** A behaviour of e-conomic's servers. */
export interface Fact {
  /**
   * "S-01": S for both surfaces, L for REST, O for the services, C for seeds, PAN for Pandium, X for facts without an
   * older id.
   */
  readonly id: string;
  /** The fact, in one sentence that needs no other source. */
  readonly says: string;
  readonly sure: Sureness;
  /** The source of a fact that has no number in the record of the servers. */
  readonly source?: string;
  /** For a fact without a test: how closely the mocks follow it, and why not more closely. */
  readonly gap?: { readonly how: "loosely" | "not modelled"; readonly why: string };
}

/** A behaviour that nobody recorded, and the mocks' choice for it. */
export interface Unknown {
  /** "G-1", or "U-03" if it has no older id. */
  readonly id: string;
  readonly asks: string;
  readonly choice: string;
  /** The names of the options that change the choice, separated by commas. */
  readonly option?: string;
  /** The reason why there is no option: a caller cannot observe the choice. */
  readonly why?: string;
}

/** A question on which the recorded facts disagree or are silent, and the decision of the mocks. */
export interface Ruling {
  readonly id: string;
  /** The facts that the ruling is about. */
  readonly facts: readonly string[];
  readonly conflict: string;
  readonly choice: string;
  readonly option?: string;
  readonly why?: string;
}

/** Makes facts from rows of id, sureness and sentence, followed by the gap and the source of those that have them. */
export const facts = (
  ...rows: readonly (readonly [
    id: string,
    sure: Sureness,
    says: string,
    more?: Pick<Fact, "gap" | "source">,
  ])[]
): readonly Fact[] => rows.map(([id, sure, says, more]) => ({ id, sure, says, ...more }));
