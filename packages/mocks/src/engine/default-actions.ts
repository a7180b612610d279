import { notFound, Refusal } from "../errors/refusal.ts";
import { encodeKey, encodeRestKey } from "../routing/path-keys.ts";
import { type Entity, isObject, type JsonObject, type Key } from "../store/entity.ts";
import { keyOf } from "../store/kind.ts";
import { propertiesOf, resolveSchema } from "../table/schema.ts";
import { type Answer, type Call, empty, type Handler, ok } from "./call.ts";
import { parametersOf } from "./candidates.ts";
import { type Binding, findBy, keyFromPath, requireRecord, rowsOf } from "./find-record.ts";
import { countRows, listPage } from "./list-page.ts";
import { refuseWhenInUse } from "./references.ts";
import type { Action } from "./resource.ts";
import { createRecord, keyFromBody, objectBody, projectionOf, replaceRecord } from "./write-record.ts";

const firstStatus = (call: Call, otherwise: number): number =>
  Number(Object.keys(call.operation.responses)[0] ?? otherwise);

/** Answers a create: with the whole record on REST (L-03), with the published properties on the services (O-11). */
export function createdAnswer(binding: Binding, entity: Entity, call: Call, location?: string): Answer {
  const key = binding.endpoint.key ?? binding.resource.kind.key;
  const last = entity[key.at(-1) ?? ""] as Key;
  const where = location ?? `${call.path}/${placeBelow(binding, entity, call)}`;
  const rendered = projectionOf(binding).render(entity, call);
  if (call.surface === "rest") return { status: 201, body: rendered, location: where };
  const body = binding.endpoint.created?.(entity, call) ?? publishedKeys(call, rendered, last);
  return { status: firstStatus(call, 201), body, location: where };
}

/**
 * Returns the end of a record's path, after the path of its collection: the encoded key, or its parts joined with "/".
 */
function placeBelow({ endpoint, resource }: Binding, entity: Entity, call: Call): string {
  const encode = call.surface === "rest" ? encodeRestKey : encodeKey;
  const key = endpoint.key ?? resource.kind.key;
  const scope = parametersOf(endpoint.path).map((parameter) => endpoint.scope?.[parameter] ?? parameter);
  const own = key.filter((field) => !scope.includes(field));
  return (own.length > 0 ? own : key.slice(-1)).map((field) => encode(entity[field] as Key)).join("/");
}

function publishedKeys(call: Call, rendered: JsonObject, key: Key): unknown {
  const schema = Object.values(call.operation.responses)[0]?.schema;
  const names = Object.keys(propertiesOf(call.document, schema));
  if (names.length === 0) return { number: key };
  return Object.fromEntries(names.map((name) => [name, rendered[name] ?? key]));
}

/** Finds the items of a bulk body: its one property that is an array (O-47). */
function bulkItems(call: Call): readonly [name: string, items: readonly JsonObject[]] {
  const [name, items] = Object.entries(objectBody(call.body)).find(([, value]) => Array.isArray(value)) ?? [];
  return [name ?? "", (items ?? []) as readonly JsonObject[]];
}

/** Runs a write for each item of a bulk body, all of them or none. A refusal names the item. */
function forEachItem<T>(call: Call, run: (item: JsonObject) => T): readonly T[] {
  const [name, items] = bulkItems(call);
  return atomically(call, () =>
    items.map((item, index) => {
      try {
        return run(item);
      } catch (error) {
        if (!(error instanceof Refusal) || error.details.faults === undefined) throw error;
        const faults = error.details.faults.map((fault) => ({ ...fault, item: [name, index] }));
        throw new Refusal(error.status, { ...error.details, faults });
      }
    }),
  );
}

function bulkCreated(call: Call, keys: readonly Key[]): Answer {
  const status = firstStatus(call, 201);
  const schema = Object.values(call.operation.responses)[0]?.schema;
  if (schema === undefined) return empty(status);
  const resolved = resolveSchema(call.document, schema);
  if (resolved.type === "array") return { status, body: keys };
  const name = Object.keys(resolved.properties ?? {})[0] ?? "numbers";
  return { status, body: { [name]: keys } };
}

/** Runs a change of several records. If it throws, the agreement is restored. */
export function atomically<T>(call: Call, run: () => T): T {
  const before = call.agreement.state();
  try {
    return run();
  } catch (error) {
    call.agreement.restore(before);
    throw error;
  }
}

function removeRecord({ resource }: Binding, entity: Entity, call: Call): void {
  refuseWhenInUse(resource, entity, call);
  call.agreement.table(resource.kind).remove(keyOf(resource.kind, entity));
  resource.changed?.({ before: entity }, call);
}

const replaced = (binding: Binding, entity: Entity, call: Call): Answer =>
  call.surface === "rest"
    ? ok(projectionOf(binding).render(entity, call))
    : empty(writeStatus(binding, call, "replace"));

/** Kinds of record whose DELETE on REST was recorded with its status (L-09, L-124). */
const recordedDeletes = new Set(["customers", "units", "products", "draftEntries"]);

/**
 * Returns the status of a PUT or DELETE. It is the published one, but a ruling decides for the endpoints whose recorded
 * status differs (O-14, O-15) and for the deletes of REST whose status is not recorded (U-08).
 */
function writeStatus({ endpoint, resource }: Binding, call: Call, action: "replace" | "remove"): number {
  const { rulings } = call.mock.options;
  if (call.surface === "rest" && action === "remove" && !recordedDeletes.has(resource.kind.name))
    return rulings.otherDeletesStatus;
  return endpoint.otherStatus === true ? rulings.customerWriteStatus : firstStatus(call, 204);
}

/** The highest number of any record. */
const highestNumber = 999_999_999;

/** Returns whether a record can have this key. A number in a path may be too high. */
const canBeGiven = (key: Readonly<Record<string, Key>>): boolean =>
  Object.values(key).every((part) => typeof part !== "number" || part <= highestNumber);

function replace(binding: Binding, call: Call): Answer {
  const body = objectBody(call.body);
  const inPath = keyFromPath(binding, call);
  const byPath = Object.keys(inPath).length > 0;
  const key = byPath ? inPath : keyFromBody(binding, body);
  const before = findBy(binding, key, call);
  if (before !== undefined) return replaced(binding, replaceRecord(binding, before, body, call), call);
  if (call.surface !== "rest" || binding.endpoint.upsert === false || !byPath || !canBeGiven(key))
    throw notFound();
  return createdAnswer(binding, createRecord(binding, body, call, key), call, call.path);
}

function remove(binding: Binding, call: Call): Answer {
  const inPath = keyFromPath(binding, call);
  const entity =
    Object.keys(inPath).length > 0
      ? requireRecord(binding, call)
      : findBy(binding, keyFromBody(binding, objectBody(call.body)), call);
  if (entity === undefined) throw notFound();
  removeRecord(binding, entity, call);
  return empty(writeStatus(binding, call, "remove"));
}

const source = (binding: Binding, call: Call) => ({
  rows: rowsOf(binding, call),
  projection: binding.endpoint.projection,
  kind: { key: binding.endpoint.key ?? binding.resource.kind.key },
  metaData: binding.endpoint.metaData?.(call),
});

/** The handlers of endpoints that do not have their own. */
const defaults: Readonly<Record<Action, (binding: Binding, call: Call) => Answer>> = {
  list: (binding, call) =>
    listPage(
      call.operation.listing ?? { style: "plain", item: {}, filters: {}, sorts: [] },
      source(binding, call),
      call,
    ),
  count: (binding, call) => countRows(listingBeside(call), source(binding, call), call),
  get: (binding, call) => ok(projectionOf(binding).render(requireRecord(binding, call), call)),
  create: (binding, call) => createdAnswer(binding, createRecord(binding, objectBody(call.body), call), call),
  createBulk: (binding, call) => {
    const field = (binding.endpoint.key ?? binding.resource.kind.key).at(-1) ?? "";
    const keys = forEachItem(call, (item) => createRecord(binding, item, call)[field] as Key);
    return bulkCreated(call, keys);
  },
  replace,
  replaceBulk: (binding, call) => {
    forEachItem(call, (item) => {
      const before = findBy(binding, keyFromBody(binding, item), call);
      if (before === undefined) throw notFound();
      replaceRecord(binding, before, item, call);
    });
    return empty(firstStatus(call, 204));
  },
  // No PATCH with a JSON body is published or was recorded (G-9).
  patch: () => {
    throw new Refusal(405, { message: "Method not allowed." });
  },
  remove,
  removeAll: (binding, call) => {
    const body = objectBody(call.body);
    const rows = rowsOf(binding, call).filter((row) =>
      Object.entries(body).every(([name, value]) => isObject(value) || row[name] === value),
    );
    atomically(call, () => {
      for (const row of rows) removeRecord(binding, row, call);
    });
    return empty(firstStatus(call, 204));
  },
};

/** Finds the listing of a `/count`, because the `/count` itself does not publish filters. */
function listingBeside(call: Call) {
  const collection = call.operation.path.replace(/\/count$/, "");
  const beside = call.document.operations.find(
    (operation) =>
      operation.listing !== undefined &&
      (operation.path === collection || operation.path === `${collection}/paged`),
  );
  return beside?.listing ?? { filters: {}, item: {} };
}

/** Returns the handler of an action on an endpoint: its own, or the default. */
export function handlerOf(binding: Binding, action: Action): Handler {
  const own = binding.endpoint.actions?.[action];
  if (own !== undefined) return own;
  const run = defaults[action];
  return (call) => run(binding, call);
}
