import { internalsOf } from "../../client/internals.ts";
import { invalid } from "../../errors/invalid.ts";
import { updateBodies } from "../../generated/tables.ts";
import type { ApiShape, EntryOf, Part, PathOf, PathsOr, ServiceClient } from "../../types/index.ts";
import { isObject } from "../../utils/is-object.ts";
import { isPlainObject, kindOf } from "../../utils/kind-of.ts";
import { nearest } from "../../utils/nearest.ts";
import { showValue } from "../../utils/show-value.ts";
import type { JsonObject } from "./types.ts";
import { checkUpdatePath, knownUpdatePath } from "./update-path.ts";
import { withoutNullsAndLinks } from "./without-nulls-and-links.ts";

/** The paths to which one record is written. */
export type WritablePath<Api extends ApiShape> = PathsOr<
  {
    [Path in PathOf<Api, "put">]: Path extends `${string}/bulk` | `/invoices/booked/${string}` ? never : Path;
  }[PathOf<Api, "put">],
  "This service has no record that can be updated."
>;

/** The body of a PUT to the path. */
type BodyOf<Api extends ApiShape, Path extends string> = Part<EntryOf<Api, "put", Path>, "body">;

/** A record as it was read. Those of its properties that the body has, too, may have any value. */
type ReadFor<Body> = { readonly [Name in keyof Body]?: unknown };

/** Deletes a property by its dotted name. If the name leads through a list, deletes it in each item. */
function deleteProperty(value: unknown, [name = "", ...rest]: readonly string[]): void {
  if (Array.isArray(value)) {
    for (const item of value) deleteProperty(item, [name, ...rest]);
  } else if (isObject(value)) {
    if (rest.length === 0) delete value[name];
    else deleteProperty(value[name], rest);
  }
}

/** Returns how the body of a PUT to the path differs from the record. Throws a ValidationError for a path without a PUT. */
function updateBodyOf(service: string, path: string) {
  const bodies = updateBodies[service] ?? {};
  if (Object.hasOwn(bodies, path)) return bodies[path];
  const meant = [knownUpdatePath(service, path), nearest(path, Object.keys(bodies))].find(
    (known) => known !== undefined && Object.hasOwn(bodies, known),
  );
  const advice = meant === undefined ? "The path must have a PUT." : `Did you mean ${meant}?`;
  return invalid(`No record can be updated at the path ${showValue(path)}. ${advice}`, "path");
}

/**
 * Turns a record that was read, alone or in a listing, into the body of its PUT. The body has no nulls (L-14), no
 * read-only properties except those that select the record, such as a contact's number, and, on REST, no links. It has the `false` and 0 that the services leave out of an answer
 * (O-17). Nothing is sent, so the records of a listing are updated without another GET. The PUT has the
 * `objectVersion` that was read: if another update came in between, the PUT throws a `ConflictError`, whereas
 * `updateWithVersion` reads again. On REST the last writer wins.
 *
 * const body = { ...writable(economic.customers, "/Contacts", contact), phone: "1" };
 * await economic.customers.put("/Contacts", { body });
 *
 * @param path the path of the PUT that writes the record.
 * @returns a copy. The record stays as it is.
 * @throws ValidationError if the record lacks a property that the body must have.
 */
export function writable<Api extends ApiShape, Path extends WritablePath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  record: ReadFor<BodyOf<Api, Path>>,
): BodyOf<Api, Path> {
  const core = internalsOf(service);
  checkUpdatePath(path);
  const { required = [], leftOut, without = [] } = updateBodyOf(core.service, path) ?? {};
  if (!isPlainObject(record))
    invalid(
      `The record must be an object, as get or a listing returned it: it is ${kindOf(record)}.`,
      "record",
    );
  const body: JsonObject = { ...leftOut, ...withoutNullsAndLinks(record, core.baseUrl) };
  for (const name of without) deleteProperty(body, name.split("."));
  for (const name of required) {
    if (body[name] === undefined)
      invalid(
        `The record has no ${name}, which a PUT to ${path} needs: read the record first.`,
        `record.${name}`,
      );
  }
  // The body has every property that it must have, and none that it must not.
  return body as BodyOf<Api, Path>;
}
