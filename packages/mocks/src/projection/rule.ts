import type { Rulings } from "../settings/rulings.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Entity } from "../store/entity.ts";
import type { Surface } from "../table/types.ts";

/** What a record is looked at through: whose agreement, and where links start. */
export interface View {
  readonly agreement: Agreement;
  readonly surface: Surface;
  /** What links start with: "https://restapi.e-conomic.com". */
  readonly base: string;
  /** Appended to every link: "?demo=true" keeps a demo caller on demo. Empty otherwise. */
  readonly linkSuffix: string;
  /** Version of the service that was asked for: "6.0.0". */
  readonly version: string;
  /** The mocks' time in milliseconds. */
  readonly now: number;
  /** Of the request. */
  readonly method: string;
  /** What is unsettled about references, defaults and days. */
  readonly rulings: Pick<Rulings, "dayOfTime" | "omitDefaults" | "referenceConflict" | "selfInPut">;
}

/** A record under construction: what the fields of a body have been read into. */
export type Draft = Record<string, unknown>;

/** How one property of a surface stands for fields of a canonical record. */
export interface Rule {
  /** The property's value; undefined and null leave it out. */
  read(entity: Entity, view: View): unknown;
  /** As `read`, for filters and sorts: no links. Absent when `read` is cheap enough. */
  readonly peek?: (entity: Entity, view: View) => unknown;
  /** Reads a body's value into the draft. Absent on read-only properties, which are ignored in bodies (S-06). */
  readonly write?: (value: unknown, draft: Draft, view: View) => void;
  /** The canonical fields that `write` sets, each with its path below the property: what PUT clears, where errors point. */
  readonly fields?: Readonly<Record<string, readonly string[]>>;
  /** The canonical field that `read` shows, when it is just that: how a body's own number is found. */
  readonly source?: string;
  /** What a PUT without the property leaves, when it is not nothing. */
  readonly cleared?: Readonly<Draft>;
  /** `false` is sent rather than left out (L-45: it differs by field). */
  readonly keepFalse?: boolean;
}
