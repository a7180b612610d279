import { notFound } from "../errors/refusal.ts";
import type { Entity, Key } from "../store/entity.ts";
import type { Call } from "./call.ts";
import { parametersOf } from "./candidates.ts";
import type { Endpoint, Resource } from "./resource.ts";

/** A resource and the endpoint that a request arrived at. Every default action works on them. */
export interface Binding {
  readonly resource: Resource;
  readonly endpoint: Endpoint;
}

/** Reads the owner of the records from the path: the values of the endpoint's own parameters, by canonical field. */
export function scopeOf({ endpoint }: Binding, call: Call): Record<string, Key> {
  const scope: Record<string, Key> = {};
  for (const parameter of parametersOf(endpoint.path)) {
    const value = call.params[scopeParameter(endpoint.path, parameter, call)];
    if (value !== undefined) scope[endpoint.scope?.[parameter] ?? parameter] = value;
  }
  return scope;
}

/**
 * Returns the operation's name for a parameter of the endpoint's path. The names may differ, but the position is the
 * same.
 */
function scopeParameter(path: string, parameter: string, call: Call): string {
  return parametersOf(call.operation.path)[parametersOf(path).indexOf(parameter)] ?? parameter;
}

/**
 * Returns the records of the endpoint, ascending by key. An owner that does not exist has no records and is not a 404
 * (S-12).
 */
export function rowsOf(binding: Binding, call: Call): readonly Entity[] {
  const { endpoint, resource } = binding;
  if (endpoint.rows !== undefined) return endpoint.rows(call);
  const table = call.agreement.table(resource.kind);
  const scope = Object.entries(scopeOf(binding, call));
  const [first, ...rest] = scope;
  let rows = first === undefined ? table.all() : table.by(first[0], first[1]);
  if (rest.length > 0) rows = rows.filter((row) => rest.every(([field, value]) => row[field] === value));
  const { where } = endpoint;
  return where === undefined ? rows : rows.filter((row) => where.call(endpoint, row, call));
}

/** Reads the key of one record from the path, by canonical field. */
export function keyFromPath({ endpoint, resource }: Binding, call: Call): Record<string, Key> {
  const fields = endpoint.key ?? resource.kind.key;
  const names = parametersOf(call.operation.path).slice(parametersOf(endpoint.path).length);
  const key: Record<string, Key> = {};
  // If there are more fields than parameters, the first fields are those of the owner.
  const offset = fields.length - names.length;
  names.forEach((name, index) => {
    const value = call.params[name];
    const field = fields[index + offset];
    if (value !== undefined && field !== undefined) key[field] = value;
  });
  return key;
}

/** Finds the record of the endpoint that has these values in its fields. Returns undefined if there is none. */
export function findBy(binding: Binding, key: Readonly<Record<string, Key>>, call: Call): Entity | undefined {
  const { endpoint, resource } = binding;
  const wanted = Object.entries({ ...scopeOf(binding, call), ...key });
  const only = resource.kind.key.length === 1 ? resource.kind.key[0] : undefined;
  const table = call.agreement.table(resource.kind);
  let row: Entity | undefined;
  if (endpoint.rows !== undefined) {
    row = endpoint
      .rows(call)
      .find((candidate) => wanted.every(([field, value]) => candidate[field] === value));
  } else if (only !== undefined && key[only] !== undefined) {
    row = table.get(key[only]);
  } else {
    const [field, value] = Object.entries(key)[0] ?? [];
    if (field === undefined) return undefined;
    row = table
      .by(field, value)
      .find((candidate) => wanted.every(([name, part]) => candidate[name] === part));
  }
  if (row === undefined || !wanted.every(([field, value]) => row[field] === value)) return undefined;
  return endpoint.where === undefined || endpoint.where(row, call) ? row : undefined;
}

/** Finds the record that the path names. Throws a 404 if there is none. */
export function requireRecord(binding: Binding, call: Call): Entity {
  const row = findBy(binding, keyFromPath(binding, call), call);
  if (row === undefined) throw notFound();
  return row;
}
