import type { Entity, Key } from "./entity.ts";

/**
 * Names a kind of record and the fields that identify it. All surfaces show the same records, so each kind is declared once,
 * in records/.
 */
export interface Kind<E extends Entity = Entity> {
  /** The name, which no other kind has: "customers", "draftInvoices". */
  readonly name: string;
  /** The canonical fields that identify a record; most kinds have one. */
  readonly key: readonly string[];
  /** A property that is never set. It ties the kind to the type of its records. */
  readonly record?: E;
}

/** Declares a kind: `kind<Customer>("customers", "customerNumber")`. */
export const kind = <E extends Entity>(name: string, ...key: (keyof E & string)[]): Kind<E> => ({
  name,
  key,
});

/** Returns the key of a record. The parts of a composite key are joined with "/". */
export function keyOf(of: Pick<Kind, "key">, entity: Entity): Key {
  if (of.key.length === 1) return entity[of.key[0] ?? ""] as Key;
  return of.key.map((field) => String(entity[field])).join("/");
}
