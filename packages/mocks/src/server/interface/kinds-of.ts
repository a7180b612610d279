/** Finds an agreement's kinds of records, their collections and their keys. */

import type { Engine } from "../../engine/create-engine.ts";
import type { AgreementHandle } from "../../mock/agreement-handle.ts";
import type { MockInside } from "../../mock/mock-core.ts";
import type { Agreement } from "../../store/agreement.ts";
import type { Entity, Key } from "../../store/entity.ts";
import type { Kind } from "../../store/kind.ts";
import { nearestName } from "../../validation/nearest-name.ts";
import { InterfaceFailure } from "./failure.ts";

/** The members that collections of all kinds share. */
export interface AnyCollection {
  add(values?: object): Entity;
  addMany(count: number, values?: (index: number) => object): readonly Entity[];
  get(key: Key): Entity | undefined;
  all(): readonly Entity[];
  update?(key: Key, changes: object): Entity;
  remove?(key: Key): boolean;
}

const isCollection = (value: unknown): value is AnyCollection =>
  typeof value === "object" && value !== null && "addMany" in value;

/** Returns the collections that complete records, by name. */
export const buildersOf = (handle: AgreementHandle): ReadonlyMap<string, AnyCollection> =>
  new Map(Object.entries(handle).filter((entry): entry is [string, AnyCollection] => isCollection(entry[1])));

/** Returns every kind by name: the declared kinds of the domains, and those that requests have added. */
export function kindsOf(engine: Engine, agreement: Agreement): ReadonlyMap<string, Kind> {
  const declared = engine.domains.flatMap((domain) => domain.resources ?? []).map(({ kind }) => kind);
  const stored = agreement.tables().map(({ kind }) => kind);
  const all = [...declared, ...stored].sort((one, other) => (one.name < other.name ? -1 : 1));
  return new Map(all.map((kind) => [kind.name, kind]));
}

/** Returns the kind with a name. Throws a 404 that suggests the nearest name. */
export function kindOf(engine: Engine, agreement: Agreement, name: string): Kind {
  const kinds = kindsOf(engine, agreement);
  const kind = kinds.get(name);
  if (kind !== undefined) return kind;
  const near = nearestName(name, [...kinds.keys()]);
  throw new InterfaceFailure(
    404,
    `There is no kind "${name}"; ${near === undefined ? "GET …/records lists them" : `did you mean "${near}"?`}`,
  );
}

/** Reads the key of a record from a path. Throws a 404 if there is no such record. */
export function keyIn(agreement: Agreement, kind: Kind, text: string): Key {
  const table = agreement.table(kind);
  if (table.has(text)) return text;
  const number = Number(text);
  if (text.trim() !== "" && table.has(number)) return number;
  throw new InterfaceFailure(404, `There is no record "${text}" of kind ${kind.name}.`);
}

/** Returns the collection of a kind: its builder if it has one, or a collection that stores records unchanged. */
export function collectionOf(
  { core, inside }: { core: { engine: Engine }; inside: MockInside },
  id: string,
  name: string,
): AnyCollection {
  const handle = inside.handleAt(id);
  const { agreement } = inside.tenants.at(id);
  return (
    buildersOf(handle).get(name) ?? (handle.records(kindOf(core.engine, agreement, name)) as AnyCollection)
  );
}
