/** Converts records to JSON and back. JSON has no bytes, so they are written as base64. */
import { type Entity, isObject } from "../store/entity.ts";

/** Returns a record as JSON for a file or an export, with bytes as `{ "$bytes": "<base64>" }`. */
export const recordJson = (record: Entity): Record<string, unknown> =>
  withBytes(record, (bytes) => ({ $bytes: Buffer.from(bytes).toString("base64") }));

/** Returns a record as JSON for a person, with the number of bytes in place of the bytes. */
export const recordView = (record: Entity): Record<string, unknown> =>
  withBytes(record, (bytes) => ({ $omitted: `${bytes.length} bytes` }));

function withBytes(record: Entity, show: (bytes: Uint8Array) => object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, shown(value, show)]));
}

function shown(value: unknown, show: (bytes: Uint8Array) => object): unknown {
  if (value instanceof Uint8Array) return show(value);
  if (Array.isArray(value)) return value.map((item) => shown(item, show));
  return isObject(value) ? withBytes(value, show) : value;
}

/** Reads a record that {@link recordJson} has written. */
export const recordOf = (json: Readonly<Record<string, unknown>>): Entity =>
  Object.fromEntries(Object.entries(json).map(([name, value]) => [name, stored(value)]));

function stored(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(stored);
  if (!isObject(value)) return value;
  return typeof value.$bytes === "string"
    ? new Uint8Array(Buffer.from(value.$bytes, "base64"))
    : recordOf(value);
}
