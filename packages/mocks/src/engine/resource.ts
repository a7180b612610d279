import type { Fault, PerSurface, Refusal } from "../errors/refusal.ts";
import type { Projection } from "../projection/projection.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Entity, JsonObject } from "../store/entity.ts";
import type { Kind } from "../store/kind.ts";
import type { Call, Handler } from "./call.ts";

/** What an operation does to a collection; read off method and path. */
export type Action =
  | "list"
  | "count"
  | "get"
  | "create"
  | "createBulk"
  | "replace"
  | "replaceBulk"
  | "patch"
  | "remove"
  | "removeAll";

/** Where a surface shows a kind of record: one published collection path and what lies below it. */
export interface Endpoint<E extends Entity = Entity> {
  /** The document's name in the table: "rest", "customers", "sales". */
  readonly document: string;
  /** The collection as published: "/customers/{customerNumber}/contacts". Parameters scope it. */
  readonly path: string;
  /** How records look here; in listings, and singly unless `single` says otherwise. */
  readonly projection: Projection;
  /** How one record looks when it differs from the listing (L-49, L-50). */
  readonly single?: Projection;
  /** The canonical fields that the parameters after `path` name. Default: the kind's key. */
  readonly key?: readonly (keyof E & string)[];
  /** Canonical field of each scoping parameter that is not called like its field. */
  readonly scope?: Readonly<Record<string, keyof E & string>>;
  /** Shows only some of the records: `/invoices/overdue`. */
  where?(entity: E, call: Call): boolean;
  /** Shows records that no table holds, such as the lines of all drafts. Reading only; writes need handlers. */
  rows?(call: Call): readonly E[];
  /** REST: whether PUT to a number that does not exist creates it (L-08). Default true on REST, never on services. */
  readonly upsert?: boolean;
  /** Whether PUT and DELETE were seen to answer otherwise than published: by the ruling `customerWriteStatus` (O-14, O-15). */
  readonly otherStatus?: boolean;
  /** REST: what `metaData` of the listing says (L-145). Default: there is none. */
  metaData?(call: Call): JsonObject;
  /** Published path of the page listing when it is not `<path>/paged` (O-33). */
  readonly pagedPath?: string;
  /** What POST answers with on a service, when it is not the published key properties. */
  created?(entity: E, call: Call): unknown;
  /** Own handlers for single actions; the others keep the default. */
  readonly actions?: Partial<Record<Action, Handler>>;
}

/** A field that holds the number of another record. */
export interface Reference {
  readonly kind: Kind;
  /** Error code when there is no such record. */
  readonly code?: string | PerSurface<string>;
  readonly message?: string | PerSurface<string>;
  /** A dangling number is accepted and stored. */
  readonly acceptsMissing?: boolean;
  /** The referenced record may be deleted while this one points at it. */
  readonly allowsDelete?: boolean;
}

export interface Change<E> {
  readonly before?: E;
  readonly after?: E;
}

/** A kind of record, where it is shown, and what is more to it than storing. */
export interface Resource<E extends Entity = Entity> {
  readonly kind: Kind<E>;
  readonly endpoints: readonly Endpoint<E>[];
  /**
   * Who chooses the number: the server ("server": a sent one is ignored), the caller ("caller": it is required), or the
   * caller if it cares to ("either"). Default "server".
   */
  readonly numbering?: "server" | "caller" | "either";
  /** The lowest number the server hands out. Default 1. */
  readonly firstNumber?: number;
  /** Numbers that the server hands out are text. */
  readonly textNumbers?: boolean;
  /** Error code for a number that is taken. REST answers E06010 unless told otherwise. */
  readonly duplicate?: string | PerSurface<string>;
  readonly references?: Readonly<Partial<Record<keyof E & string, Reference>>>;
  /** Fields of a new record before the body is read into it. */
  defaults?(call: Call): Partial<E>;
  /** Everything wrong with the record that the schema cannot see. */
  check?(entity: E, call: Call, before?: E): readonly Fault[];
  /** Whether `check` also runs on a record with dangling references; otherwise it may rely on them. Default false. */
  readonly checksDangling?: boolean;
  /** Works out computed fields of a record that has passed its checks, on create and on replace. */
  complete?(entity: E, call: Call, before?: E): E;
  /** Why the record cannot be deleted, beyond the references that point at it. */
  inUse?(entity: E, call: Call): Refusal | undefined;
  /** The refusal when another record points at this one. */
  referenced?(entity: E, call: Call, by: Kind): Refusal;
  /** Runs after the store has changed: effects on other records, events for webhooks. */
  changed?(change: Change<E>, call: Call): void;
}

/** What seeds are made for. */
export interface SeedContext {
  /** The clock at the start, in milliseconds; dates of a seed are counted from it. */
  readonly now: number;
  /** The same as a Danish calendar day: "2026-08-14". */
  readonly today: string;
}

/** One area of e-conomic: its resources, its operations that are more than storing, and its part of the seeds. */
export interface Domain {
  readonly name: string;
  readonly resources?: readonly Resource[];
  /** Handlers by "<document> <METHOD> <published path>": `"rest POST /invoices/booked"`. */
  readonly operations?: Readonly<Record<string, Handler>>;
  /** What a new agreement has of it (C-01). */
  seedEmpty?(agreement: Agreement, seed: SeedContext): void;
  /** What the small company has on top. Runs for every domain after all `seedEmpty`, in the order of the domains. */
  seedCompany?(agreement: Agreement, seed: SeedContext): void;
}

/** Lets a typed resource stand in a list of any: methods check their own entity type. */
export const resource = <E extends Entity>(definition: Resource<E>): Resource =>
  definition as unknown as Resource;
