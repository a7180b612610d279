import { type Schema, typesOf } from "../../open-api.ts";
import { deref } from "../../read/references.ts";
import type { Operation, Service } from "../../read/service.ts";

/** The list that a call of many records carries them in. */
export interface BulkCall {
  /** The one property of the body. */
  wrapper: string;
  /** How many records it holds at most, where that is known. */
  max?: number;
}

/** The calls that take many records, by method and path: those of paths that end in `bulk`. */
export function bulkCalls(service: Service): Record<string, BulkCall> {
  const calls: Record<string, BulkCall> = {};
  for (const operation of service.operations) {
    const call = operation.path.endsWith("bulk") ? bulkCall(service, operation) : undefined;
    if (call !== undefined) calls[`${operation.method.toUpperCase()} ${operation.path}`] = call;
  }
  return calls;
}

function bulkCall({ schemas }: Service, { body }: Operation): BulkCall | undefined {
  const resolve = (schema: Schema) => deref<Schema>({ components: { schemas } }, schema);
  const properties = Object.entries(resolve(body?.schema ?? {}).properties ?? {});
  const lists = properties.filter(([, schema]) => typesOf(resolve(schema)).includes("array"));
  const [list] = lists;
  if (list === undefined || lists.length > 1) return undefined;
  const [wrapper, schema] = list;
  const { maxItems } = resolve(schema);
  return { wrapper, ...(maxItems === undefined ? {} : { max: maxItems }) };
}

/** The paths whose PUT names the record: elsewhere it goes to the collection, with the key in the body. */
export function recordUpdates(service: Service): string[] {
  if (service.service === "rest") return [];
  return pathsOf(service, ({ method, path }) => method === "put" && path.endsWith("}"));
}

/** The paths whose DELETE removes every record of a collection. */
export const collectionDeletes = (service: Service) => pathsOf(service, ({ deletesAll }) => deletesAll);

/** The files that may not be found yet, although their record is there. */
export const lateFiles = (service: Service) => pathsOf(service, ({ isAvailableLate }) => isAvailableLate);

const pathsOf = ({ operations }: Service, test: (operation: Operation) => boolean): string[] =>
  operations.filter(test).map(({ path }) => path);
