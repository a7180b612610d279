import type { Rulings } from "../settings/rulings.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Entity } from "../store/entity.ts";
import type { Surface } from "../table/types.ts";

/** The context in which a record is read and rendered. */
export interface View {
  readonly agreement: Agreement;
  readonly surface: Surface;
  /** The start of every link: "https://restapi.e-conomic.com". */
  readonly base: string;
  /** The end of every link: "?demo=true" for callers of the demo agreement, otherwise empty. */
  readonly linkSuffix: string;
  /** The requested version of the service: "6.0.0". */
  readonly version: string;
  /** The time of the mocks' clock in milliseconds. */
  readonly now: number;
  /** The method of the request. */
  readonly method: string;
  /** The rulings about references, defaults and days. */
  readonly rulings: Pick<Rulings, "dayOfTime" | "omitDefaults" | "referenceConflict" | "selfInPut">;
}

/** The fields that have been read from a body so far. */
export type Draft = Record<string, unknown>;

/** How one property of a surface is rendered from the fields of a record, and read from a body. */
export interface Rule {
  /** Returns the value of the property. It is omitted if undefined or null. */
  read(entity: Entity, view: View): unknown;
  /** Does the same as `read`, faster and without links, for filters and sorts. Default: `read`. */
  readonly peek?: (entity: Entity, view: View) => unknown;
  /**
   * Reads the value from a body into the draft. A property without `write` is read-only and ignored in bodies (S-06).
   */
  readonly write?: (value: unknown, draft: Draft, view: View) => void;
  /**
   * The canonical fields that `write` sets, with the path of each below the property. A PUT clears them, and errors
   * name them.
   */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** The canonical field, if `read` returns it unchanged. Keys in bodies are found with it. */
  readonly source?: string;
  /** The values that a PUT without the property sets. Default: undefined. */
  readonly cleared?: Readonly<Draft>;
  /** Whether `false` is sent, which differs by field (L-45). Default: it is omitted. */
  readonly keepFalse?: boolean;
}
