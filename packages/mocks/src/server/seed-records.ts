import type { AgreementHandle } from "../mock/agreement-handle.ts";
import { webhooks } from "../records/webhooks.ts";
import type { Agreement } from "../store/agreement.ts";
import type { Entity } from "../store/entity.ts";
import { isObject } from "../store/entity.ts";
import { nearestName } from "../validation/nearest-name.ts";
import { checkNewRecord, kindNamed } from "./check-record.ts";
import { type AnyCollection, buildersOf } from "./interface/kinds-of.ts";
import { recordView } from "./record-json.ts";

/** Thrown for a record that cannot be added. The message names the record and the reason. */
export class SeedError extends Error {
  override readonly name = "SeedError";
}

/** The first records of an agreement, by collection, in the order in which they are added. */
export type SeedRecords = Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;

/**
 * Adds records to an agreement.
 *
 * @throws SeedError that names the wrong record and the reason: `customers[2]: customers.add: there is a 7 already`. The records
 *   before it have been added then.
 */
export function addRecords(
  handle: AgreementHandle,
  seed: SeedRecords,
): Record<string, Record<string, unknown>[]> {
  const collections = new Map<string, AnyCollection>([
    ...buildersOf(handle),
    ["webhooks", handle.records(webhooks) as AnyCollection],
  ]);
  return Object.fromEntries(
    Object.entries(seed).map(([name, records]) => [name, addAll(collections, name, records).map(recordView)]),
  );
}

/** Adds either all of the records to an agreement, or none. Throws as {@link addRecords} does. */
export function seedRecords(
  handle: AgreementHandle,
  agreement: Agreement,
  seed: SeedRecords,
): Record<string, Record<string, unknown>[]> {
  const before = agreement.state();
  try {
    return addRecords(handle, seed);
  } catch (error) {
    agreement.restore(before);
    throw error;
  }
}

function addAll(
  collections: ReadonlyMap<string, AnyCollection>,
  name: string,
  records: readonly Entity[],
): readonly Entity[] {
  const collection = collections.get(name);
  if (collection === undefined) {
    const names = [...collections.keys()];
    const near = nearestName(name, names);
    throw new SeedError(
      `there is no collection "${name}"; ${near === undefined ? `there are ${names.join(", ")}` : `did you mean "${near}"?`}`,
    );
  }
  return records.map((record, at) => {
    try {
      checkNewRecord(kindNamed(name), record);
      return collection.add(record);
    } catch (error) {
      throw new SeedError(`${name}[${at}]: ${error instanceof Error ? error.message : error}`, {
        cause: error,
      });
    }
  });
}

/** Reads the JSON of a seed file. Throws a TypeError if it is not an object of records by collection. */
export function seedRecordsOf(json: unknown): SeedRecords {
  if (!isObject(json)) throw new TypeError("a seed is an object of lists of records by collection");
  for (const [name, records] of Object.entries(json))
    if (!Array.isArray(records) || !records.every(isObject))
      throw new TypeError(`"${name}" is a list of records`);
  return json as SeedRecords;
}
