/** Finds the records that a record refers to, and those that refer to it. */
import type { Engine } from "../../../engine/create-engine.ts";
import type { Agreement } from "../../../store/agreement.ts";
import type { Entity, Key } from "../../../store/entity.ts";
import { type Kind, keyOf } from "../../../store/kind.ts";
import type { Schemas } from "../call.ts";
import { kindsOf } from "../kinds-of.ts";

/** Returns the kinds whose key is a single field with a unique name, by that name: `customerNumber`. */
function kindsByKeyField(kinds: Iterable<Kind>): ReadonlyMap<string, Kind> {
  const owners = new Map<string, Kind[]>();
  for (const kind of kinds) {
    const [field = "", ...more] = kind.key;
    if (more.length === 0 && field !== "number") owners.set(field, [...(owners.get(field) ?? []), kind]);
  }
  return new Map(
    [...owners].flatMap(([field, [owner, ...more]]) =>
      owner === undefined || more.length > 0 ? [] : [[field, owner] as const],
    ),
  );
}

/** Returns a kind's fields that hold keys of other kinds: declared references, and fields with the name of a key. */
function referencesFrom(
  engine: Engine,
  kinds: ReadonlyMap<string, Kind>,
  kind: Kind,
): ReadonlyMap<string, Kind> {
  const resources = engine.domains.flatMap((domain) => domain.resources ?? []);
  const declared = resources
    .filter((resource) => resource.kind.name === kind.name)
    .flatMap((resource) => Object.entries(resource.references ?? {}))
    .flatMap(([field, reference]) => (reference === undefined ? [] : [[field, reference.kind] as const]));
  const named = [...kindsByKeyField(kinds.values())].filter(([field]) => !kind.key.includes(field));
  return new Map([...named, ...declared]);
}

/** Returns the names of the kinds that the fields of a kind refer to, by field. */
export function referencesOf(
  engine: Engine,
  agreement: Agreement,
  kind: Kind,
): Schemas["RecordPage"]["references"] {
  const references = referencesFrom(engine, kindsOf(engine, agreement), kind);
  return Object.fromEntries([...references].map(([field, target]) => [field, target.name]));
}

/** Returns the records that a record refers to. */
export function linksOf(
  engine: Engine,
  agreement: Agreement,
  kind: Kind,
  record: Entity,
): Schemas["RecordView"]["links"] {
  const references = referencesFrom(engine, kindsOf(engine, agreement), kind);
  return [...references].flatMap(([field, target]) => {
    const key = record[field];
    const isKey = typeof key === "string" || typeof key === "number";
    return isKey && agreement.table(target).has(key) ? [{ field, kind: target.name, key: String(key) }] : [];
  });
}

/** Returns the records that refer to a record. */
export function referencesTo(
  engine: Engine,
  agreement: Agreement,
  kind: Kind,
  key: Key,
): Schemas["RecordView"]["referencedBy"] {
  const kinds = kindsOf(engine, agreement);
  return [...kinds.values()].flatMap((other) => {
    const table = agreement.table(other);
    if (table.size === 0) return [];
    return [...referencesFrom(engine, kinds, other)]
      .filter(([, target]) => target.name === kind.name)
      .map(([field]) => ({ field, records: table.by(field, key) }))
      .filter(({ records }) => records.length > 0)
      .map(({ field, records }) => ({
        kind: other.name,
        field,
        count: records.length,
        keys: records.slice(0, 20).map((record) => String(keyOf(other, record))),
      }));
  });
}
