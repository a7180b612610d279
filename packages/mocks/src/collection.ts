import type { Entity, Key } from "./entity.ts";
import type { Agreement } from "./store/agreement.ts";
import type { Kind } from "./store/kind.ts";

/** The records of one kind, for tests to look at and to fill. */
export interface Collection<E extends Entity, Given = Partial<E>> {
  /** Adds a record; what is left out gets a believable value. */
  add(values?: Given): E;
  /** Adds many: `addMany(2500, (index) => ({ name: `Customer ${index}` }))`. */
  addMany(count: number, values?: (index: number) => Given): readonly E[];
  get(key: Key): E | undefined;
  /** Ascending by key. */
  all(): readonly E[];
  update(key: Key, changes: Partial<E>): E;
  remove(key: Key): boolean;
}

/**
 * The records of a kind, with `complete` filling in what is left out. The agreement is looked up each time: a collection
 * that was taken before a reset shows what there is after it.
 */
export function collection<E extends Entity, Given = Partial<E>>(
  agreement: () => Agreement,
  kind: Kind<E>,
  complete: (values: Given, agreement: Agreement) => E,
): Collection<E, Given> {
  const table = () => agreement().table(kind);
  const add = (values: Given): E => table().insert(complete(values, agreement()));
  return {
    add: (values) => add(values ?? ({} as Given)),
    addMany: (count, values) =>
      Array.from({ length: count }, (_, index) => add(values?.(index) ?? ({} as Given))),
    get: (key) => table().get(key),
    all: () => table().all(),
    update: (key, changes) => table().update(key, changes),
    remove: (key) => table().remove(key),
  };
}
