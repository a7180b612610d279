import { type Fault, invalid, stale } from "../errors/refusal.ts";
import { type Entity, isObject, type JsonObject, type Key } from "../store/entity.ts";
import { keyOf } from "../store/kind.ts";
import { propertiesOf, resolveSchema } from "../table/schema.ts";
import type { Call } from "./call.ts";
import { type Binding, scopeOf } from "./find-record.ts";
import { danglingReferences } from "./references.ts";

export const projectionOf = ({ endpoint }: Binding) => endpoint.single ?? endpoint.projection;

/**
 * Returns the body if it is an object, otherwise an empty object. If the operation publishes a schema, a body of
 * another type has been refused before.
 */
export const objectBody = (body: unknown): JsonObject => (isObject(body) ? body : {});

const pascal = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** Makes the fault of a body that lacks the number which the caller has to choose (O-10, O-27). */
function missingNumber(name: string): Fault {
  return {
    at: [name],
    message: {
      rest: `${name} is required.`,
      apis: `The field ${pascal(name)} must be between 1 and 999999999.`,
    },
    code: { rest: "E04042", apis: "InvalidInput" },
  };
}

function numbered(binding: Binding, draft: Entity, fixed: Readonly<Record<string, Key>>, call: Call): Entity {
  const { resource } = binding;
  const [field] = resource.kind.key;
  if (resource.kind.key.length !== 1 || field === undefined) return { ...draft, ...fixed };
  if (fixed[field] !== undefined) return { ...draft, ...fixed };
  const chosen =
    resource.numbering === undefined || resource.numbering === "server" ? undefined : draft[field];
  if (chosen === undefined && resource.numbering === "caller") {
    throw invalid(missingNumber(projectionOf(binding).nameOf(field) ?? field));
  }
  const next = () => {
    const number = call.agreement.table(resource.kind).nextNumber(resource.firstNumber);
    return resource.textNumbers === true ? String(number) : number;
  };
  return { ...draft, ...fixed, [field]: chosen ?? next() };
}

/**
 * Finds required references of a REST body that identify no record, such as `{}` or a link to another resource. The
 * services send bare numbers, which the schema has checked.
 */
function namelessReferences(binding: Binding, entity: Entity, call: Call): Fault[] {
  if (call.surface !== "rest") return [];
  const body = objectBody(call.body);
  const { required = [] } = resolveSchema(call.document, call.operation.body?.schema);
  return Object.keys(binding.resource.references ?? {}).flatMap((field) => {
    const [name = "", ...inside] = projectionOf(binding).pathOf(field) ?? [];
    const isNameless = entity[field] === undefined && required.includes(name) && isObject(body[name]);
    if (!isNameless || inside.length === 0) return [];
    const at = [name, ...inside];
    const message = `${at.at(-1)} is missing a value`;
    return [{ at, code: "E04042", message, hint: `Give ${at.join(".")} a value.` }];
  });
}

/** Returns the completed record. Throws a refusal with everything that is wrong with it. */
function checked(binding: Binding, entity: Entity, call: Call, before?: Entity): Entity {
  const { resource } = binding;
  const nameless = namelessReferences(binding, entity, call);
  const onRest = call.surface === "rest" ? { projection: projectionOf(binding), base: call.base } : undefined;
  const dangling = danglingReferences(resource, entity, call, onRest);
  const checks = (nameless.length === 0 && dangling.length === 0) || resource.checksDangling === true;
  const faults = [
    ...nameless,
    ...dangling,
    ...(checks ? (resource.check?.(entity, call, before) ?? []) : []),
  ];
  if (faults.length > 0) throw invalid(...faults);
  return resource.complete?.(entity, call, before) ?? entity;
}

/**
 * Makes and stores a record from a body. Throws a refusal if a check fails.
 *
 * @param fixed key fields that the path contains (PUT to a free number, L-08).
 */
export function createRecord(
  binding: Binding,
  body: JsonObject,
  call: Call,
  fixed: Readonly<Record<string, Key>> = {},
): Entity {
  const { resource } = binding;
  const table = call.agreement.table(resource.kind);
  const draft = {
    ...resource.defaults?.(call),
    ...projectionOf(binding).parse(body, call),
    ...scopeOf(binding, call),
  };
  const entity = numbered(binding, draft, fixed, call);
  if (table.has(keyOf(resource.kind, entity))) {
    throw invalid({
      at: resource.kind.key[0] ?? [],
      message: `${resource.kind.key[0]} ${String(keyOf(resource.kind, entity))} already exists.`,
      code: resource.duplicate ?? { rest: "E06010", apis: "InvalidInput" },
      input: keyOf(resource.kind, entity),
    });
  }
  const stored = table.insert(checked(binding, entity, call));
  resource.changed?.({ after: stored }, call);
  return stored;
}

/**
 * Replaces the fields of a record that this endpoint can write (L-06). Throws a refusal for a stale version (O-13).
 *
 * @param newKey key fields that change as well (L-153). The caller has changed the records that refer to it.
 */
export function replaceRecord(
  binding: Binding,
  before: Entity,
  body: JsonObject,
  call: Call,
  newKey?: Readonly<Record<string, Key>>,
): Entity {
  const { resource } = binding;
  if (call.surface === "apis" && versioned(call) && body.objectVersion !== before.objectVersion)
    throw stale();
  const projection = projectionOf(binding);
  const key = Object.fromEntries(resource.kind.key.map((field) => [field, before[field]]));
  const entity = {
    ...before,
    ...projection.cleared,
    ...projection.parse(body, call),
    ...scopeOf(binding, call),
    ...key,
    ...newKey,
  };
  const table = call.agreement.table(resource.kind);
  const ready = checked(binding, entity, call, before);
  if (newKey !== undefined) table.remove(keyOf(resource.kind, before));
  const stored = newKey === undefined ? table.replace(ready) : table.insert(ready);
  resource.changed?.({ before, after: stored }, call);
  return stored;
}

/** Returns whether the schema of the body has an `objectVersion`, in itself or in the items of a bulk body. */
function versioned(call: Call): boolean {
  const properties = propertiesOf(call.document, call.operation.body?.schema);
  if ("objectVersion" in properties) return true;
  return Object.values(properties).some(
    (schema) => "objectVersion" in propertiesOf(call.document, schema.items),
  );
}

/** Reads the key fields from a body, for PUT and DELETE on a collection (O-40, O-50). Throws a refusal if one is missing. */
export function keyFromBody(binding: Binding, body: JsonObject): Record<string, Key> {
  const projection = projectionOf(binding);
  const key: Record<string, Key> = {};
  for (const field of binding.endpoint.key ?? binding.resource.kind.key) {
    const name = projection.nameOf(field) ?? field;
    const value = body[name];
    if (value === undefined) throw invalid(missingKey(name));
    key[field] = value as Key;
  }
  return key;
}

const missingKey = (name: string): Fault => ({
  at: [name],
  message: "Required property is missing",
  code: { apis: "InvalidInput" },
});
