import { MockBug } from "../errors/mock-error.ts";
import type { Entity, Key } from "./entity.ts";
import { type Kind, keyOf } from "./kind.ts";

/** The fields that the store sets on a record at each change. */
export interface Stamp {
  readonly objectVersion: string;
  /** UTC, to the second: "2026-08-14T10:00:00Z". */
  readonly lastUpdated: string;
}

/** The state of a table. Records are never changed in place, so a copy of the map is enough. */
export type TableState = ReadonlyMap<Key, Entity>;

const ascending = (a: Key, b: Key): number =>
  typeof a === "number" && typeof b === "number"
    ? a - b
    : String(a) < String(b)
      ? -1
      : String(a) > String(b)
        ? 1
        : 0;

/** Reads a key as a number, also a text of digits. Returns negative infinity for any other text. */
const numberIn = (key: Key): number =>
  typeof key === "number" ? key : /^\d{1,15}$/.test(key) ? Number(key) : Number.NEGATIVE_INFINITY;

/** The records of one kind in one agreement. */
export class Table<E extends Entity = Entity> {
  readonly kind: Kind<E>;
  readonly #stamp: () => Stamp;
  #records = new Map<Key, E>();
  #sorted: readonly E[] | undefined;
  /** The last key that was added, as long as keys were added in ascending order: then nothing has to be sorted. */
  #last: Key | undefined;
  #inOrder = true;
  /** The highest number in use; undefined if it has to be looked up. */
  #highest: number | undefined;
  readonly #indexes = new Map<string, Map<unknown, E[]>>();
  /** Keys of the records that have changed since `takeTouched`; undefined before its first call. */
  #touched: Set<Key> | undefined;

  constructor(kind: Kind<E>, stamp: () => Stamp) {
    this.kind = kind;
    this.#stamp = stamp;
  }

  get size(): number {
    return this.#records.size;
  }

  get(key: Key): E | undefined {
    return this.#records.get(key);
  }

  has(key: Key): boolean {
    return this.#records.has(key);
  }

  /** Returns every record, ascending by key: the order of the servers' listings (O-03). */
  all(): readonly E[] {
    if (this.#sorted === undefined) {
      if (!this.#inOrder) this.#sort();
      this.#sorted = [...this.#records.values()];
    }
    return this.#sorted;
  }

  /** Returns the records with this value in a field. The first call for a field makes an index. */
  by(field: keyof E & string, value: unknown): readonly E[] {
    let index = this.#indexes.get(field);
    if (index === undefined) {
      index = new Map();
      for (const record of this.all()) {
        const slot = index.get(record[field]);
        if (slot === undefined) index.set(record[field], [record]);
        else slot.push(record);
      }
      this.#indexes.set(field, index);
    }
    return index.get(value) ?? [];
  }

  /** Returns one above the highest number in use, so that deleting the newest record frees its number (S-09). */
  nextNumber(start = 1): number {
    if (this.#highest === undefined) {
      this.#highest = Number.NEGATIVE_INFINITY;
      for (const key of this.#records.keys()) this.#highest = Math.max(this.#highest, numberIn(key));
    }
    return Math.max(this.#highest + 1, start);
  }

  /** Adds a record and stamps it. Throws a mock bug when the key is taken: callers check first. */
  insert(entity: E): E {
    const key = keyOf(this.kind, entity);
    if (key === undefined || key === null)
      throw new MockBug(`a record of "${this.kind.name}" has no ${this.kind.key.join("/")}`);
    if (this.#records.has(key)) throw new MockBug(`"${this.kind.name}" already has ${key}`);
    return this.#put(key, entity);
  }

  /** Replaces a record by one with the same key and stamps it. Throws a mock bug when there is none. */
  replace(entity: E): E {
    const key = keyOf(this.kind, entity);
    if (!this.#records.has(key)) throw new MockBug(`"${this.kind.name}" has no ${key} to replace`);
    return this.#put(key, entity);
  }

  /** Changes some fields of a record. */
  update(key: Key, changes: Partial<E>): E {
    const record = this.#records.get(key);
    if (record === undefined) throw new MockBug(`"${this.kind.name}" has no ${key} to update`);
    return this.replace({ ...record, ...changes });
  }

  /** Removes a record. Returns false if there was none. */
  remove(key: Key): boolean {
    const removed = this.#records.delete(key);
    if (removed) {
      this.#touched?.add(key);
      this.#highest = undefined;
      this.#changed();
    }
    return removed;
  }

  state(): TableState {
    return new Map(this.#records);
  }

  /**
   * Returns the keys of records that were added, changed or removed since the last call; the first call returns all keys.
   * There can be one caller.
   */
  takeTouched(): Iterable<Key> {
    const touched = this.#touched ?? [...this.#records.keys()];
    this.#touched = new Set();
    return touched;
  }

  restore(state: TableState): void {
    this.#touchDifferent(state);
    this.#records = new Map(state as Map<Key, E>);
    this.#highest = undefined;
    this.#last = undefined;
    this.#inOrder = this.#records.size === 0;
    this.#changed();
  }

  #put(key: Key, entity: E): E {
    const stamped = { ...entity, ...this.#stamp() };
    const before = this.#records.get(key);
    const isLast = before === undefined && this.#inOrder && this.#follows(key);
    if (isLast) this.#last = key;
    else if (before === undefined) this.#inOrder = false;
    this.#records.set(key, stamped);
    this.#touched?.add(key);
    if (this.#highest !== undefined) this.#highest = Math.max(this.#highest, numberIn(key));
    this.#sorted = undefined;
    this.#reindex(before, stamped, isLast);
    return stamped;
  }

  #touchDifferent(state: TableState): void {
    if (this.#touched === undefined) return;
    for (const [key, record] of this.#records) if (state.get(key) !== record) this.#touched.add(key);
    for (const key of state.keys()) if (!this.#records.has(key)) this.#touched.add(key);
  }

  #sort(): void {
    const sorted = [...this.#records].sort(([a], [b]) => ascending(a, b));
    this.#records = new Map(sorted);
    this.#last = sorted.at(-1)?.[0];
    this.#inOrder = true;
  }

  #follows(key: Key): boolean {
    return this.#last === undefined ? this.#records.size === 0 : ascending(this.#last, key) < 0;
  }

  /**
   * Updates the indexes for a record at the end, or for one whose indexed field is the same as before. Otherwise it
   * drops them. Arrays that callers have are not changed.
   */
  #reindex(before: E | undefined, after: E, isLast: boolean): void {
    for (const [field, index] of this.#indexes) {
      const value = after[field];
      if (before === undefined && isLast) index.set(value, [...(index.get(value) ?? []), after]);
      else if (before !== undefined && before[field] === value)
        index.set(
          value,
          (index.get(value) ?? []).map((record) => (record === before ? after : record)),
        );
      else this.#indexes.delete(field);
    }
  }

  #changed(): void {
    this.#sorted = undefined;
    if (this.#indexes.size > 0) this.#indexes.clear();
  }
}
