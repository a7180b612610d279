import type { Entity, Key } from "../entity.ts";
import { type Fault, Refusal } from "../refusal.ts";
import { keyOf } from "../store/kind.ts";
import type { Call } from "./call.ts";
import type { Resource } from "./resource.ts";

/** References of a record to records that do not exist. */
export function danglingReferences(
  resource: Resource,
  entity: Entity,
  call: Pick<Call, "agreement">,
): Fault[] {
  const faults: Fault[] = [];
  for (const [field, reference] of Object.entries(resource.references ?? {})) {
    const value = entity[field];
    if (reference === undefined || reference.loose === true || value === undefined || value === null)
      continue;
    if (call.agreement.table(reference.kind).has(value as Key)) continue;
    faults.push({
      at: field,
      input: value,
      message: reference.message ?? `${field} ${String(value)} does not exist.`,
      ...(reference.code === undefined ? {} : { code: reference.code }),
    });
  }
  return faults;
}

/** Refuses to delete what other records point at (L-94, L-99), and what its own resource keeps. */
export function refuseWhenInUse(resource: Resource, entity: Entity, call: Call): void {
  const own = resource.inUse?.(entity, call);
  if (own !== undefined) throw own;
  const key = keyOf(resource.kind, entity);
  for (const { resource: other, field } of call.mock.referencesTo(resource.kind.name)) {
    if (call.agreement.table(other.kind).by(field, key).length === 0) continue;
    throw (
      resource.referenced?.(entity, call, other.kind) ??
      new Refusal(400, {
        message: `${resource.kind.key[0]} ${String(key)} is in use by ${other.kind.name} and cannot be deleted.`,
      })
    );
  }
}
