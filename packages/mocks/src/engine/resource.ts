import type { Fault, PerSurface, Refusal } from "../errors/refusal.ts";
import type { Projection } from "../projection/projection.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Entity, JsonObject } from "../store/entity.ts";
import type { Kind } from "../store/kind.ts";
import type { Call, Handler } from "./call.ts";

/** The effect of an operation on a collection. Its method and path decide. */
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

/** A published path at which a surface shows a kind of record, and the paths below it. */
export interface Endpoint<E extends Entity = Entity> {
  /** The document's name in the table: "rest", "customers", "sales". */
  readonly document: string;
  /** The collection as published: "/customers/{customerNumber}/contacts". Its parameters limit it to one owner. */
  readonly path: string;
  /** How records look in listings, and also how a single record looks if `single` is not set. */
  readonly projection: Projection;
  /** How a single record looks if it differs from the listing (L-49, L-50). */
  readonly single?: Projection;
  /** The canonical fields that the parameters after `path` name. Default: the kind's key. */
  readonly key?: readonly (keyof E & string)[];
  /** The canonical field of each parameter of `path` that has another name. */
  readonly scope?: Readonly<Record<string, keyof E & string>>;
  /** Decides which records are shown, as for `/invoices/overdue`. Default: all. */
  where?(entity: E, call: Call): boolean;
  /** Returns records that no table holds, such as the lines of all drafts. Only for reading: writes need handlers. */
  rows?(call: Call): readonly E[];
  /** REST: whether PUT to a number that does not exist creates it (L-08). Default true on REST, never on services. */
  readonly upsert?: boolean;
  /**
   * Whether PUT and DELETE answer the status of the ruling `customerWriteStatus` instead of the published one (O-14,
   * O-15).
   */
  readonly otherStatus?: boolean;
  /** Returns the `metaData` of the listing, on REST only (L-145). Default: no `metaData`. */
  metaData?(call: Call): JsonObject;
  /** The published path of the page listing if it is not `<path>/paged` (O-33). */
  readonly pagedPath?: string;
  /** Services: returns the body of the answer to a POST. Default: the published key properties. */
  created?(entity: E, call: Call): unknown;
  /** Handlers that replace the default ones. */
  readonly actions?: Partial<Record<Action, Handler>>;
}

/** A field that holds the number of another record. */
export interface Reference {
  readonly kind: Kind;
  /** The error code if the referenced record does not exist. */
  readonly code?: string | PerSurface<string>;
  readonly message?: string | PerSurface<string>;
  /** Whether a number that no record has is accepted and stored. Default false. */
  readonly acceptsMissing?: boolean;
  /** Whether the referenced record may be deleted anyway. Default false. */
  readonly allowsDelete?: boolean;
}

export interface Change<E> {
  readonly before?: E;
  readonly after?: E;
}

/** A kind of record, the paths at which it is shown, and its rules. */
export interface Resource<E extends Entity = Entity> {
  readonly kind: Kind<E>;
  readonly endpoints: readonly Endpoint<E>[];
  /**
   * Who chooses the number: "server" ignores a number in the body, "caller" requires one, "either" uses one if it is
   * sent. Default "server".
   */
  readonly numbering?: "server" | "caller" | "either";
  /** The lowest number that the server assigns. Default 1. */
  readonly firstNumber?: number;
  /** Whether the numbers that the server assigns are text. Default false. */
  readonly textNumbers?: boolean;
  /** The error code for a number that is already in use. Default on REST: E06010. */
  readonly duplicate?: string | PerSurface<string>;
  readonly references?: Readonly<Partial<Record<keyof E & string, Reference>>>;
  /** Returns the fields that a new record has if the body does not set them. */
  defaults?(call: Call): Partial<E>;
  /** Returns everything that is wrong with the record and that the schema cannot find. */
  check?(entity: E, call: Call, before?: E): readonly Fault[];
  /** Whether `check` also runs if a referenced record is missing. Default false: `check` may rely on all of them. */
  readonly checksDangling?: boolean;
  /** Computes the remaining fields of a record that has passed its checks, on create and on replace. */
  complete?(entity: E, call: Call, before?: E): E;
  /** Returns why the record cannot be deleted, apart from references to it. */
  inUse?(entity: E, call: Call): Refusal | undefined;
  /** Returns the refusal to delete a record that another one refers to. */
  referenced?(entity: E, call: Call, by: Kind): Refusal;
  /** Runs after the store has changed, to change other records and to emit events for webhooks. */
  changed?(change: Change<E>, call: Call): void;
}

/** The time that a seed is made for. */
export interface SeedContext {
  /** The time of the clock at the start, in milliseconds. The dates of a seed are relative to it. */
  readonly now: number;
  /** The day of `now` in Denmark: "2026-08-14". */
  readonly today: string;
}

/** One area of e-conomic: its resources, its own operations, and its part of the seeds. */
export interface Domain {
  readonly name: string;
  readonly resources?: readonly Resource[];
  /** Handlers by "<document> <METHOD> <published path>": `"rest POST /invoices/booked"`. */
  readonly operations?: Readonly<Record<string, Handler>>;
  /** Adds the records of a new agreement (C-01). */
  seedEmpty?(agreement: Agreement, seed: SeedContext): void;
  /** Adds the further records of the small company. It runs in the order of the domains, after every `seedEmpty`. */
  seedCompany?(agreement: Agreement, seed: SeedContext): void;
}

/**
 * Returns the definition with a type that lets resources of different kinds be in one list. The cast is safe because
 * the functions of a resource are called only with records of its own kind.
 */
export const resource = <E extends Entity>(definition: Resource<E>): Resource =>
  definition as unknown as Resource;
