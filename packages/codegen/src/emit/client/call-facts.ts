import { type Schema, typesOf } from "../../open-api.ts";
import { deref } from "../../read/references.ts";
import type { Operation, Service } from "../../read/service.ts";

/** The list in which a bulk call carries its records. */
export interface BulkCall {
  /** The name of the body's only property. */
  wrapper: string;
  /** The most records that it can hold, if that is known. */
  max?: number;
}

/** Returns the calls that take many records, by method and path. Their paths end in `bulk`. */
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

/** Returns whether a path leads to REST's booked invoices. Their PUT books a draft (L-101), so it is not an update. */
const isBookedInvoice = (service: string, path: string): boolean =>
  service === "rest" && path.startsWith("/invoices/booked/");

/**
 * Returns the paths of single records that can be read and updated, each with the path of the PUT. This is the same
 * path, or that of the collection above it, which reads the key from the body (O-50).
 */
export function updatePaths({ service, operations }: Service): Record<string, string> {
  const puts = operations.filter(({ method }) => method === "put").map(({ path }) => path);
  const paths: Record<string, string> = {};
  for (const { method, path, listing } of operations) {
    if (method !== "get" || listing || isBookedInvoice(service, path)) continue;
    const put = [path, path.replace(/(\/\{\w+\})+$/, "")].find((target) => puts.includes(target));
    if (put !== undefined) paths[path] = put;
  }
  return paths;
}

/** Returns the writes other than DELETE that take no body, by method and path. */
export const bodilessWrites = ({ operations }: Service): string[] =>
  operations
    .filter(({ method, body }) => method !== "get" && method !== "delete" && body === undefined)
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);

/** Returns the paths whose DELETE removes every record of a collection. */
export const collectionDeletes = (service: Service) => pathsOf(service, ({ deletesAll }) => deletesAll);

/**
 * Returns the paths of GETs that are not listings, but look like listings because they end neither in a parameter nor
 * in `/count`.
 */
export const singleReads = (service: Service) =>
  pathsOf(service, ({ method, path, listing }) => method === "get" && !listing && !/(}|\/count)$/.test(path));

/** Returns the first segments of all paths. */
export const pathRoots = ({ operations }: Service): string[] => [
  ...new Set(operations.map(({ path }) => path.split("/")[1] ?? "")),
];

/** Returns the paths of files that may be answered 404 for a while although their record exists. */
export const lateFiles = (service: Service) => pathsOf(service, ({ isAvailableLate }) => isAvailableLate);

const pathsOf = ({ operations }: Service, test: (operation: Operation) => boolean): string[] =>
  operations.filter(test).map(({ path }) => path);
