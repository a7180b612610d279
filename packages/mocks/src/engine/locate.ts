import { notFound } from "../errors/refusal.ts";
import type { Entity, Key } from "../store/entity.ts";
import { parametersOf } from "./actions.ts";
import type { Call } from "./call.ts";
import type { Face, Resource } from "./resource.ts";

/** A resource as one face shows it: what every default behaviour works on. */
export interface Placed {
  readonly resource: Resource;
  readonly face: Face;
}

/** The canonical fields that the parameters of the face's own path fix: the owner of the records. */
export function scopeOf({ face }: Placed, call: Call): Record<string, Key> {
  const scope: Record<string, Key> = {};
  for (const parameter of parametersOf(face.path)) {
    const value = call.params[scopeParameter(face.path, parameter, call)];
    if (value !== undefined) scope[face.scope?.[parameter] ?? parameter] = value;
  }
  return scope;
}

/** An operation may spell a scoping parameter differently from the face: it is the position that counts. */
function scopeParameter(path: string, parameter: string, call: Call): string {
  return parametersOf(call.operation.path)[parametersOf(path).indexOf(parameter)] ?? parameter;
}

/** Every record of the face, scoped (a missing owner gives none, not 404: S-12), ascending by key. */
export function rowsOf(placed: Placed, call: Call): readonly Entity[] {
  const { face, resource } = placed;
  if (face.rows !== undefined) return face.rows(call);
  const table = call.agreement.table(resource.kind);
  const scope = Object.entries(scopeOf(placed, call));
  const [first, ...rest] = scope;
  let rows = first === undefined ? table.all() : table.by(first[0], first[1]);
  if (rest.length > 0) rows = rows.filter((row) => rest.every(([field, value]) => row[field] === value));
  const { where } = face;
  return where === undefined ? rows : rows.filter((row) => where.call(face, row, call));
}

/** The values that name one record in the path, by canonical field. */
export function keyFromPath({ face, resource }: Placed, call: Call): Record<string, Key> {
  const fields = face.key ?? resource.kind.key;
  const names = parametersOf(call.operation.path).slice(parametersOf(face.path).length);
  const key: Record<string, Key> = {};
  // With more fields than parameters, the scope has named the first ones.
  const offset = fields.length - names.length;
  names.forEach((name, index) => {
    const value = call.params[name];
    const field = fields[index + offset];
    if (value !== undefined && field !== undefined) key[field] = value;
  });
  return key;
}

/** The record with these fields, within the face's scope; undefined when there is none. */
export function findBy(placed: Placed, key: Readonly<Record<string, Key>>, call: Call): Entity | undefined {
  const { face, resource } = placed;
  const wanted = Object.entries({ ...scopeOf(placed, call), ...key });
  const only = resource.kind.key.length === 1 ? resource.kind.key[0] : undefined;
  const table = call.agreement.table(resource.kind);
  let row: Entity | undefined;
  if (face.rows !== undefined) {
    row = face.rows(call).find((candidate) => wanted.every(([field, value]) => candidate[field] === value));
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
  return face.where === undefined || face.where(row, call) ? row : undefined;
}

/** The record that the path names. Throws the surface's 404. */
export function found(placed: Placed, call: Call): Entity {
  const row = findBy(placed, keyFromPath(placed, call), call);
  if (row === undefined) throw notFound();
  return row;
}
