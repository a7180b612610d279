import type { Agreement } from "../store/agreement.ts";
import type { Entity, Key } from "../store/entity.ts";
import { type Kind, keyOf } from "../store/kind.ts";
import { refuseUnknown } from "./properties.ts";

/** The records of one kind. Tests can read them and add to them. */
export interface Collection<E extends Entity, Given = Partial<E>> {
  /**
   * Adds a record. Properties that are left out get plausible values. Throws an error that says what is wrong with the
   * record.
   */
  add(values?: Given): E;
  /** Adds many records: `addMany(2500, (index) => ({ name: `Customer ${index}` }))`. */
  addMany(count: number, values?: (index: number) => Given): readonly E[];
  get(key: Key): E | undefined;
  /** Returns all records, ascending by key. */
  all(): readonly E[];
  update(key: Key, changes: Partial<Given>): E;
  remove(key: Key): boolean;
}

/** A collection whose records tests can read and add, but neither update nor remove. */
export type Additions<E extends Entity, Given> = Pick<
  Collection<E, Given>,
  "add" | "addMany" | "get" | "all"
>;

/** Makes a collection whose records are added by `add` and changed by nothing else. */
export function additions<E extends Entity, Given>(
  agreement: () => Agreement,
  kind: Kind<E>,
  add: (values: Given, agreement: Agreement) => E,
): Additions<E, Given> {
  const adding = (values?: Given): E => add(values ?? ({} as Given), agreement());
  return {
    add: adding,
    addMany: (count, values) => Array.from({ length: count }, (_, index) => adding(values?.(index))),
    get: (key) => agreement().table(kind).get(key),
    all: () => agreement().table(kind).all(),
  };
}

/**
 * Makes a collection of a kind of record. `complete` fills in the properties that a test leaves out. Each call looks up
 * the agreement again, so that a collection from before a reset shows the records after it.
 *
 * @param check throws for a property that records of this kind do not have.
 */
export function collection<E extends Entity, Given = Partial<E>>(
  agreement: () => Agreement,
  kind: Kind<E>,
  complete: (values: Given, agreement: Agreement) => E,
  check: (what: string, values: object) => void = () => {},
): Collection<E, Given> {
  return {
    ...additions<E, Given>(agreement, kind, (values, own) => {
      check(`${kind.name}.add`, values as object);
      const entity = complete(values, own);
      const key = keyOf(kind, entity);
      if (own.table(kind).has(key))
        throw new Error(`${kind.name}.add: There is a record with the key ${key} already.`);
      return own.table(kind).insert(entity);
    }),
    update(key, changes) {
      check(`${kind.name}.update`, changes);
      const table = agreement().table(kind);
      if (!table.has(key)) throw new Error(`${kind.name}.update: There is no record with the key ${key}.`);
      return table.update(key, changes as Partial<E>);
    },
    remove: (key) => agreement().table(kind).remove(key),
  };
}

/** Makes a collection that refuses properties that its kind of record does not have. */
export const builtCollection = <E extends Entity, Given = Partial<E>>(
  agreement: () => Agreement,
  kind: Kind<E>,
  complete: (values: Given, agreement: Agreement) => E,
): Collection<E, Given> =>
  collection(agreement, kind, complete, (what, values) => refuseUnknown(what, kind.name, values));
