import { type Builders, builders } from "./builders.ts";
import type { Entity, Key } from "./entity.ts";
import type { Agreement, AgreementSettings } from "./store/agreement.ts";
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

/** One agreement of a mock, from the inside: no tokens, no limits, no refusals. */
export interface AgreementHandle extends Builders {
  /** The records of any kind that a domain has declared. */
  records<E extends Entity>(kind: Kind<E>): Collection<E, E>;
  /** Role, modules, base currency, read-only or not. */
  readonly settings: AgreementSettings;
  change(settings: Partial<AgreementSettings>): void;
}

/** The records of a kind, with `complete` filling in what is left out. */
export function collection<E extends Entity, Given = Partial<E>>(
  agreement: Agreement,
  kind: Kind<E>,
  complete: (values: Given, agreement: Agreement) => E,
): Collection<E, Given> {
  const table = agreement.table(kind);
  const add = (values: Given): E => table.insert(complete(values, agreement));
  return {
    add: (values) => add(values ?? ({} as Given)),
    addMany: (count, values) =>
      Array.from({ length: count }, (_, index) => add(values?.(index) ?? ({} as Given))),
    get: (key) => table.get(key),
    all: () => table.all(),
    update: (key, changes) => table.update(key, changes),
    remove: (key) => table.remove(key),
  };
}

export function agreementHandle(agreement: Agreement): AgreementHandle {
  return {
    ...builders(agreement),
    records: (kind) => collection(agreement, kind, (values: Entity) => values as never),
    get settings() {
      return agreement.settings;
    },
    change(settings) {
      agreement.settings = { ...agreement.settings, ...settings };
    },
  };
}
