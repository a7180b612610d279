import { type Fault, missingReference, onSurface, Refusal } from "../errors/refusal.ts";
import type { Projection } from "../projection/projection.ts";
import type { Entity, Key } from "../store/entity.ts";
import { keyOf } from "../store/kind.ts";
import { linkTemplate } from "../surface/links.ts";
import { resourcePaths } from "../surface/rest/resource-paths.ts";
import type { Call } from "./call.ts";
import type { Reference, Resource } from "./resource.ts";

/** The names of references in a REST body, and the paths of their listings. */
export interface RestPlace {
  readonly projection: Projection;
  readonly base: string;
}

/** Returns the path of the listing that has records of a kind: "/vat-zones" for "/vat-zones/{vatZoneNumber}". */
function listingOf(kind: Reference["kind"], entity: Entity): string {
  const path = resourcePaths[kind.key.at(-1) ?? ""] ?? "/";
  return linkTemplate(path.slice(0, path.lastIndexOf("/")))(entity);
}

function missingOnRest(
  field: string,
  { kind, code }: Reference,
  entity: Entity,
  { projection, base }: RestPlace,
): Fault {
  const path = projection.pathOf(field) ?? [field];
  return missingReference({
    // The path leads to the number inside the reference, but the fault names the whole reference.
    at: path.length > 1 ? path.slice(0, -1) : path,
    input: entity[field],
    code: onSurface(code, "rest"),
    listing: base + listingOf(kind, entity),
  });
}

/** Finds the references of a record to records that do not exist. */
export function danglingReferences(
  resource: Resource,
  entity: Entity,
  call: Pick<Call, "agreement">,
  onRest?: RestPlace,
): Fault[] {
  const faults: Fault[] = [];
  for (const [field, reference] of Object.entries(resource.references ?? {})) {
    const value = entity[field];
    if (reference === undefined || reference.acceptsMissing === true || value === undefined || value === null)
      continue;
    if (call.agreement.table(reference.kind).has(value as Key)) continue;
    if (onRest !== undefined) {
      faults.push(missingOnRest(field, reference, entity, onRest));
      continue;
    }
    faults.push({
      at: field,
      input: value,
      message: reference.message ?? `${field} ${String(value)} does not exist.`,
      ...(reference.code === undefined ? {} : { code: reference.code }),
    });
  }
  return faults;
}

/**
 * Throws a refusal if other records refer to the record (L-94, L-99), or if the record's own resource forbids the
 * deletion.
 */
export function refuseWhenInUse(resource: Resource, entity: Entity, call: Call): void {
  const own = resource.inUse?.(entity, call);
  if (own !== undefined) throw own;
  const key = keyOf(resource.kind, entity);
  for (const { kind, field } of call.mock.referencesTo(resource.kind.name)) {
    if (call.agreement.table(kind).by(field, key).length === 0) continue;
    throw (
      resource.referenced?.(entity, call, kind) ??
      new Refusal(400, {
        message: `${resource.kind.key[0]} ${String(key)} is in use by ${kind.name} and cannot be deleted.`,
      })
    );
  }
}
