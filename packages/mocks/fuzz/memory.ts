import { isObject } from "../src/store/entity.ts";
import type { Random } from "./random.ts";

/** The largest number of values that are kept for a name. */
const kept = 40;

/** How many levels of an answer are read. */
const deepest = 4;

type Scalar = string | number;

/** The values and records in the answers so far, so that later requests name existing records. */
export interface Memory {
  /** Remembers an answer and the values in it. `place` is the path of its operation. */
  learn(place: string, body: unknown): void;
  /** Returns a value that a property of this name has had. */
  value(name: string, random: Random): Scalar | undefined;
  /** Returns a copy of a record that was in an answer below this place. */
  record(place: string, random: Random): unknown;
}

export function createMemory(): Memory {
  const values = new Map<string, Scalar[]>();
  const records = new Map<string, string[]>();

  const keep = <T>(into: Map<string, T[]>, name: string, value: T): void => {
    const list = into.get(name) ?? [];
    into.set(name, list);
    if (list.includes(value)) return;
    list.push(value);
    if (list.length > kept) list.shift();
  };

  const note = (body: unknown, depth: number): void => {
    if (Array.isArray(body)) {
      for (const item of body.slice(0, kept)) note(item, depth);
      return;
    }
    if (!isObject(body) || depth > deepest) return;
    for (const [name, value] of Object.entries(body)) {
      if (typeof value === "number" || (typeof value === "string" && value.length < 60))
        keep(values, name.toLowerCase(), value);
      else note(value, depth + 1);
    }
  };

  return {
    learn(place, body) {
      note(body, 0);
      const list = isObject(body) ? (body.collection ?? body.items ?? body) : body;
      for (const record of Array.isArray(list) ? list.slice(0, 3) : [list])
        if (isObject(record)) keep(records, familyOf(place), JSON.stringify(record));
    },
    value(name, random) {
      const list = values.get(name.toLowerCase());
      return list === undefined ? undefined : random.pick(list);
    },
    record(place, random) {
      const list = records.get(familyOf(place));
      return list === undefined ? undefined : JSON.parse(random.pick(list));
    },
  };
}

/**
 * Returns the family of a path: `/customers/{customerNumber}`, `/customers` and `/Customers/paged` are in one family.
 */
const familyOf = (place: string): string =>
  place
    .replace(/\/paged$/, "")
    .replace(/\/\{\w+\}$/, "")
    .toLowerCase();
