import type { Surface } from "../table/types.ts";
import type { Issue } from "../validation/index.ts";

/** One thing wrong with a request, before a surface has given it its names. */
export interface Fault {
  /**
   * What it is about: a canonical field (each surface finds its own name for it), or, as an array, a path in the body as
   * the caller wrote it.
   */
  readonly at?: string | readonly (string | number)[];
  /** Of a bulk body: the item that `at` is in, as `["entries", 217]`. */
  readonly item?: readonly (string | number)[];
  readonly message: string | PerSurface<string>;
  readonly code?: string | PerSurface<string>;
  readonly input?: unknown;
  /** REST: what to do about it. */
  readonly hint?: string;
  /** REST: the name that the server gives the property, where that is not the last name of `at`. */
  readonly name?: string;
  /** REST: something that the body cannot be without (L-159). */
  readonly isMissing?: true;
}

/** A value that differs between REST and the services. */
export type PerSurface<T> = { readonly rest?: T; readonly apis?: T };

export const onSurface = <T extends string>(
  value: T | PerSurface<T> | undefined,
  surface: Surface,
): T | undefined => (typeof value === "object" ? value[surface] : value);

export interface RefusalDetails {
  /** REST: `message`. Services: `title`. */
  readonly message?: string | PerSurface<string>;
  readonly code?: string | PerSurface<string>;
  /** Services: `detail`. REST: `developerHint`. */
  readonly hint?: string;
  readonly faults?: readonly Fault[];
  /** Further members of the body, as `allowedFilteringFields`. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by a behaviour to refuse a request in the servers' way; the surface renders it in its own error shape. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly details: RefusalDetails;

  constructor(status: number, details: RefusalDetails = {}) {
    super(onSurface(details.message, "rest") ?? `refused with ${status}`);
    this.status = status;
    this.details = details;
  }
}

/** The record is not there: 404; `ResourceNotFound` on the services, on REST `E06000` for a DELETE (L-11, L-148). */
export const notFound = (): Refusal => new Refusal(404, { code: { apis: "ResourceNotFound" } });

/** Nobody has published the path: 404, with the one that was probably meant in the hint, which is ours. */
export const unknownPath = (method: string, near: string | undefined): Refusal =>
  near === undefined
    ? notFound()
    : new Refusal(404, {
        code: { apis: "ResourceNotFound" },
        hint: `No such path is published (did you mean ${method} ${near}?).`,
      });

/** Something about the body: 400 with one entry a fault, in each surface's tree. */
export const invalid = (...faults: Fault[]): Refusal => new Refusal(400, { faults });

/** A reference of a REST body to something that does not exist. */
export interface MissingReference {
  /** Where the reference stands in the body: `["recipient", "vatZone"]`, not the number inside it. */
  readonly at: readonly (string | number)[];
  readonly input: unknown;
  readonly code?: string | undefined;
  /** URL of the listing to choose from. */
  readonly listing: string;
}

/** What REST says of it: a code and where to look, at the reference itself (L-130). Most codes are not recorded: `E06000`. */
export function missingReference({ at, input, code = "E06000", listing }: MissingReference): Fault {
  const name = at.findLast((step) => typeof step === "string") ?? "";
  const message = `${name.charAt(0).toUpperCase()}${name.slice(1)} '${String(input)}' not found.`;
  return { at, code, message, input, hint: `Choose one of ${listing}.` };
}

/** `objectVersion` is missing or not the current one: 409, nothing written (O-13). */
export const stale = (): Refusal =>
  new Refusal(409, { code: "UpdateConflict", message: "The resource has been updated by another user" });

/** The method does not exist on this path: 405. */
export const methodNotAllowed = (allowed: readonly string[]): Refusal =>
  new Refusal(405, { message: "Method not allowed.", headers: { allow: allowed.join(", ") } });

/** Faults that already have the surface's own paths and texts, as parameter and body checks find them. */
export class IssuesRefusal extends Error {
  override readonly name = "IssuesRefusal";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join("; "));
    this.issues = issues;
  }
}
