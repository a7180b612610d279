import { notFound, Refusal } from "../errors/refusal.ts";
import { encodeRestKey } from "../routing/path-keys.ts";
import { type Entity, isObject, type JsonObject, type Key } from "../store/entity.ts";
import { keyOf } from "../store/kind.ts";
import { propertiesOf, resolveSchema } from "../table/schema.ts";
import { parametersOf } from "./actions.ts";
import { type Answer, type Call, empty, type Handler, ok } from "./call.ts";
import { refuseWhenInUse } from "./integrity.ts";
import { countRows, listPage } from "./listing.ts";
import { findBy, found, keyFromPath, type Placed, rowsOf } from "./locate.ts";
import type { Action } from "./resource.ts";
import { createRecord, keyFromBody, objectBody, projectionOf, replaceRecord } from "./write.ts";

const firstStatus = (call: Call, otherwise: number): number =>
  Number(Object.keys(call.operation.responses)[0] ?? otherwise);

/** A created record: the whole of it on REST (L-03), only what the table publishes on the services (O-11). */
export function created(placed: Placed, entity: Entity, call: Call, location?: string): Answer {
  const key = placed.face.key ?? placed.resource.kind.key;
  const last = entity[key.at(-1) ?? ""] as Key;
  const where = location ?? `${call.path}/${placeBelow(placed, entity, call)}`;
  const rendered = projectionOf(placed).render(entity, call);
  if (call.surface === "rest") return { status: 201, body: rendered, location: where };
  const body = placed.face.created?.(entity, call) ?? publishedKeys(call, rendered, last);
  return { status: firstStatus(call, 201), body, location: where };
}

/** The parts of a key that the collection's own path does not have, as its single operations write them. */
function placeBelow({ face, resource }: Placed, entity: Entity, call: Call): string {
  const encode = call.surface === "rest" ? encodeRestKey : encodeURIComponent;
  const key = face.key ?? resource.kind.key;
  const scope = parametersOf(face.path).map((parameter) => face.scope?.[parameter] ?? parameter);
  const own = key.filter((field) => !scope.includes(field));
  return (own.length > 0 ? own : key.slice(-1)).map((field) => encode(entity[field] as Key)).join("/");
}

function publishedKeys(call: Call, rendered: JsonObject, key: Key): unknown {
  const schema = Object.values(call.operation.responses)[0]?.schema;
  const names = Object.keys(propertiesOf(call.document, schema));
  if (names.length === 0) return { number: key };
  return Object.fromEntries(names.map((name) => [name, rendered[name] ?? key]));
}

/** The array in a bulk body, and in its answer: the one property that is an array (O-47). */
function bulkItems(call: Call): readonly [name: string, items: readonly JsonObject[]] {
  const [name, items] = Object.entries(objectBody(call.body)).find(([, value]) => Array.isArray(value)) ?? [];
  return [name ?? "", (items ?? []) as readonly JsonObject[]];
}

/** Does something with each item of a bulk body, all of them or none. A refusal says at which item it came about. */
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

/** All of it or nothing: a refused item takes the ones before it back. */
export function atomically<T>(call: Call, run: () => T): T {
  const before = call.agreement.state();
  try {
    return run();
  } catch (error) {
    call.agreement.restore(before);
    throw error;
  }
}

function removeRecord({ resource }: Placed, entity: Entity, call: Call): void {
  refuseWhenInUse(resource, entity, call);
  call.agreement.table(resource.kind).remove(keyOf(resource.kind, entity));
  resource.changed?.({ before: entity }, call);
}

const replaced = (placed: Placed, entity: Entity, call: Call): Answer =>
  call.surface === "rest"
    ? ok(projectionOf(placed).render(entity, call))
    : empty(writeStatus(placed, call, "replace"));

/** REST deletes whose status somebody wrote down (L-09, L-124). */
const RECORDED_DELETES = new Set(["customers", "units", "products", "draftEntries"]);

/** The published status of a PUT or DELETE, but where it was seen to differ (O-14, O-15), or never seen (U-08). */
function writeStatus({ face, resource }: Placed, call: Call, action: "replace" | "remove"): number {
  const { rulings } = call.mock.options;
  if (call.surface === "rest" && action === "remove" && !RECORDED_DELETES.has(resource.kind.name))
    return rulings.otherDeletesStatus;
  return face.otherStatus === true ? rulings.customerWriteStatus : firstStatus(call, 204);
}

/** The highest number of any record. */
const HIGHEST = 999_999_999;

/** Whether a record can have this key: a number in a path may be one that no record is given. */
const canBeGiven = (key: Readonly<Record<string, Key>>): boolean =>
  Object.values(key).every((part) => typeof part !== "number" || part <= HIGHEST);

function replace(placed: Placed, call: Call): Answer {
  const body = objectBody(call.body);
  const inPath = keyFromPath(placed, call);
  const byPath = Object.keys(inPath).length > 0;
  const key = byPath ? inPath : keyFromBody(placed, body);
  const before = findBy(placed, key, call);
  if (before !== undefined) return replaced(placed, replaceRecord(placed, before, body, call), call);
  if (call.surface !== "rest" || placed.face.upsert === false || !byPath || !canBeGiven(key))
    throw notFound();
  return created(placed, createRecord(placed, body, call, key), call, call.path);
}

function remove(placed: Placed, call: Call): Answer {
  const inPath = keyFromPath(placed, call);
  const entity =
    Object.keys(inPath).length > 0
      ? found(placed, call)
      : findBy(placed, keyFromBody(placed, objectBody(call.body)), call);
  if (entity === undefined) throw notFound();
  removeRecord(placed, entity, call);
  return empty(writeStatus(placed, call, "remove"));
}

const source = (placed: Placed, call: Call) => ({
  rows: rowsOf(placed, call),
  projection: placed.face.projection,
  kind: { key: placed.face.key ?? placed.resource.kind.key },
  metaData: placed.face.metaData?.(call),
});

/** What each action does when a face does not say otherwise. */
const DEFAULTS: Readonly<Record<Action, (placed: Placed, call: Call) => Answer>> = {
  list: (placed, call) =>
    listPage(
      call.operation.listing ?? { style: "plain", item: {}, filters: {}, sorts: [] },
      source(placed, call),
      call,
    ),
  count: (placed, call) => countRows(listingBeside(call), source(placed, call), call),
  get: (placed, call) => ok(projectionOf(placed).render(found(placed, call), call)),
  create: (placed, call) => created(placed, createRecord(placed, objectBody(call.body), call), call),
  createBulk: (placed, call) => {
    const field = (placed.face.key ?? placed.resource.kind.key).at(-1) ?? "";
    const keys = forEachItem(call, (item) => createRecord(placed, item, call)[field] as Key);
    return bulkCreated(call, keys);
  },
  replace,
  replaceBulk: (placed, call) => {
    forEachItem(call, (item) => {
      const before = findBy(placed, keyFromBody(placed, item), call);
      if (before === undefined) throw notFound();
      replaceRecord(placed, before, item, call);
    });
    return empty(firstStatus(call, 204));
  },
  // PATCH with JSON is not something the servers do anywhere (G-9).
  patch: () => {
    throw new Refusal(405, { message: "Method not allowed." });
  },
  remove,
  removeAll: (placed, call) => {
    const body = objectBody(call.body);
    const rows = rowsOf(placed, call).filter((row) =>
      Object.entries(body).every(([name, value]) => isObject(value) || row[name] === value),
    );
    atomically(call, () => {
      for (const row of rows) removeRecord(placed, row, call);
    });
    return empty(firstStatus(call, 204));
  },
};

/** `/count` publishes no filters of its own: they are those of the listing beside it. */
function listingBeside(call: Call) {
  const collection = call.operation.path.replace(/\/count$/, "");
  const beside = call.document.operations.find(
    (operation) =>
      operation.listing !== undefined &&
      (operation.path === collection || operation.path === `${collection}/paged`),
  );
  return beside?.listing ?? { filters: {}, item: {} };
}

/** The handler of an action on a face: its own, or the default. */
export function handlerOf(placed: Placed, action: Action): Handler {
  const own = placed.face.actions?.[action];
  if (own !== undefined) return own;
  const run = DEFAULTS[action];
  return (call) => run(placed, call);
}
