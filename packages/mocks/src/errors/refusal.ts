import type { Surface } from "../table/types.ts";
import type { Issue } from "../validation/index.ts";

/** One thing that is wrong with a request, in canonical names. Each surface renders it under its own names. */
export interface Fault {
  /**
   * The place of the fault: a canonical field, which each surface shows under its own name, or an array that is a path
   * in the body as it was sent.
   */
  readonly at?: string | readonly (string | number)[];
  /** In a bulk body, the item that `at` is inside, such as `["entries", 217]`. */
  readonly item?: readonly (string | number)[];
  readonly message: string | PerSurface<string>;
  readonly code?: string | PerSurface<string>;
  readonly input?: unknown;
  /** On REST: what to do about the fault. */
  readonly hint?: string;
  /** On REST: the server's name for the property, if that differs from the last name of `at`. */
  readonly name?: string;
  /** On REST: whether a required property is missing (L-159). */
  readonly isMissing?: true;
}

/** A value that differs between REST and the services. */
export type PerSurface<T> = { readonly rest?: T; readonly apis?: T };

export const onSurface = <T extends string>(
  value: T | PerSurface<T> | undefined,
  surface: Surface,
): T | undefined => (typeof value === "object" ? value[surface] : value);

export interface RefusalDetails {
  /** The text of the refusal. REST shows it as `message`, the services as `title`. */
  readonly message?: string | PerSurface<string>;
  readonly code?: string | PerSurface<string>;
  /** What to do about the refusal. The services show it as `detail`, REST as `developerHint`. */
  readonly hint?: string;
  readonly faults?: readonly Fault[];
  /** Further members of the body, such as `allowedFilteringFields`. */
  readonly more?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that a behaviour throws to refuse a request as the servers do. Each surface renders it in its own shape. */
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

/** Makes a 404: with `ResourceNotFound` on the services, with `E06000` for a DELETE on REST (L-11, L-148). */
export const notFound = (): Refusal => new Refusal(404, { code: { apis: "ResourceNotFound" } });

/** Makes a 404 for a path that nobody has published. The hint, which is ours, names the path that was probably meant. */
export const unknownPath = (method: string, near: string | undefined): Refusal =>
  near === undefined
    ? notFound()
    : new Refusal(404, {
        code: { apis: "ResourceNotFound" },
        hint: `No such path is published (did you mean ${method} ${near}?).`,
      });

/** Makes a 400 with an entry for each fault. */
export const invalid = (...faults: Fault[]): Refusal => new Refusal(400, { faults });

/** A reference of a REST body to a record that does not exist. */
export interface MissingReference {
  /** Path of the reference, not of the number inside it: `["recipient", "vatZone"]`. */
  readonly at: readonly (string | number)[];
  readonly input: unknown;
  readonly code?: string | undefined;
  /** URL of the listing to choose from. */
  readonly listing: string;
}

/**
 * Makes REST's fault for a missing reference, with a code and the URL of the listing (L-130). Default code: `E06000`,
 * because most codes are not recorded.
 */
export function missingReference({ at, input, code = "E06000", listing }: MissingReference): Fault {
  const name = at.findLast((step) => typeof step === "string") ?? "";
  const message = `${name.charAt(0).toUpperCase()}${name.slice(1)} '${String(input)}' not found.`;
  return { at, code, message, input, hint: `Choose one of ${listing}.` };
}

/** Makes a 409 for an `objectVersion` that is missing or out of date (O-13). */
export const stale = (): Refusal =>
  new Refusal(409, { code: "UpdateConflict", message: "The resource has been updated by another user" });

/** Makes a 405 for a path that has only other methods. */
export const methodNotAllowed = (allowed: readonly string[]): Refusal =>
  new Refusal(405, { message: "Method not allowed.", headers: { allow: allowed.join(", ") } });

/** A refusal made by the checks of parameters and bodies. Its issues have the surface's own paths and texts. */
export class IssuesRefusal extends Error {
  override readonly name = "IssuesRefusal";
  readonly issues: readonly Issue[];

  constructor(issues: readonly Issue[]) {
    super(issues.map((issue) => issue.message).join("; "));
    this.issues = issues;
  }
}
