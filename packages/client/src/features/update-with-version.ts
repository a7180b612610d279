import { internalsOf } from "../client/internals.ts";
import { checkOptions } from "../config/check-options.ts";
import { type EconomicError, isEconomicError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import type { ServiceCore } from "../request/send.ts";
import type { ApiShape, CallOptions, Part, PathOf, ServiceClient } from "../types/index.ts";
import { isObject } from "../utils/is-object.ts";
import { isSameJson } from "../utils/is-same-json.ts";
import { updateChecks } from "./update-checks.ts";
import { updatePathOf } from "./update-path.ts";
import { writable } from "./writable.ts";

/** Whether what follows the first `{` of a path consists of parameters only: `a}/{b`. */
type OnlyParameters<Rest extends string> = Rest extends `${string}}${infer Next}`
  ? Next extends `/{${infer More}`
    ? OnlyParameters<More>
    : false
  : true;

/**
 * The path that updates what `Path` reads: the same, or the collection above it (O-50). REST's PUT of a booked invoice
 * books a draft (L-101): it is no update.
 */
export type UpdatePathOf<Api extends ApiShape, Path extends string> = Path extends
  | keyof Api["list"]
  | `/invoices/booked/${string}`
  ? never
  : Path extends keyof Api["put"]
    ? Path
    : {
        [Put in PathOf<Api, "put">]: Path extends `${Put}/{${infer Rest}}`
          ? OnlyParameters<Rest> extends true
            ? Put
            : never
          : never;
      }[PathOf<Api, "put">];

/** The paths of single records that can be read and updated. */
export type UpdatablePath<Api extends ApiShape> = {
  [Path in PathOf<Api, "get">]: [UpdatePathOf<Api, Path>] extends [never] ? never : Path;
}[PathOf<Api, "get">];

type Body<Api extends ApiShape, Path extends string> = Part<
  Api["put"][UpdatePathOf<Api, Path> & keyof Api["put"]],
  "body"
>;

/** What `updateWithVersion` takes beside service and path. */
export type UpdateOptions<Entry, Draft> = Pick<Entry, keyof Entry & "path"> &
  CallOptions & {
    /**
     * Changes the draft it is given (the record as it is now), or returns another. A property it deletes is cleared.
     * Runs again, on a newer record, when somebody else's update came between.
     */
    // biome-ignore lint/suspicious/noConfusingVoidType: a function that only changes its argument returns void.
    change: (draft: Draft) => Draft | void | Promise<Draft | void>;
    /** Each attempt has a body, and so a key, of its own. */
    idempotencyKey?: never;
  };

type JsonObject = Record<string, unknown>;

/** The options without the call table's types. */
type AnyUpdateOptions = UpdateOptions<{ path?: JsonObject }, JsonObject>;

/** How often a record is changed anew when somebody else's update came between. */
const maxUpdates = 10;

/** Properties that name the record: a key of the path's, or an `id`. */
const namesOf = (path: string): string[] => ["id", ...(path.match(/\w+(?=})/g) ?? [])];

/** Runs the caller's change on a draft. Returns the record as it should be. */
async function applyChange(
  change: AnyUpdateOptions["change"],
  path: string,
  before: JsonObject,
  draft: JsonObject,
): Promise<JsonObject> {
  const returned = await change(draft);
  // `(draft) => (draft.lines = [])` returns what it sets: only a record is another draft.
  const isDraft = isObject(returned) && !Array.isArray(returned);
  const after = { ...(isDraft ? returned : draft) };
  // A change of what names the record would write to another one.
  for (const name of namesOf(path)) after[name] = before[name];
  return after;
}

const changedProperties = (before: JsonObject, after: JsonObject): string[] =>
  Object.keys({ ...before, ...after }).filter((name) => !isSameJson(before[name], after[name]));

/**
 * Reads a record, changes it and writes all of it back, so that nothing is cleared by being left out (L-06, L-07);
 * does so again from the reading when somebody else's update came between (409). Writes nothing when nothing changed.
 *
 * REST knows no versions: there the last writer wins, as ever, and only omissions are prevented.
 * @param path where the record is read, `"/Contacts/{number}"`; where it is written follows from it.
 * @returns the record as it is after the update.
 * @throws OutcomeUnknownError when an attempt was lost and the record, read again, does not show the change;
 *   ConflictError when every attempt met another update.
 */
export async function updateWithVersion<Api extends ApiShape, Path extends UpdatablePath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: UpdateOptions<Api["get"][Path], Body<Api, Path>>,
): Promise<Part<Api["get"][Path], "data">> {
  checkOptions(options, updateChecks, ["change"]);
  // The types are checked by the caller's compiler; in here records are JSON objects.
  const record = await update(internalsOf(service), path, options as unknown as AnyUpdateOptions);
  return record as Part<Api["get"][Path], "data">;
}

async function update(core: ServiceCore, path: string, options: AnyUpdateOptions): Promise<JsonObject> {
  const { change, ...call } = options;
  if (path.startsWith("/invoices/booked"))
    invalid("A booked invoice cannot be updated: a PUT to its path books a draft (L-101).", "path");
  const putPath = updatePathOf(core.service, path);
  const read = async () => (await core.send("GET", path, call)).data as JsonObject;

  for (let round = 1; ; round += 1) {
    const record = await read();
    const before = writable(record, core.baseUrl);
    const after = await applyChange(change, path, before, writable(record, core.baseUrl));
    const changed = changedProperties(before, after);
    if (changed.length === 0) return record;
    try {
      const { data } = await core.send("PUT", putPath, { ...call, body: after });
      return (data ?? (await read())) as JsonObject;
    } catch (error) {
      // A bare conflict proves that no attempt of this PUT can have been written.
      if (isEconomicError(error, "conflict") && round < maxUpdates) continue;
      if (!isEconomicError(error, "outcomeUnknown")) throw error;
      const isShown = (now: JsonObject) => changed.every((name) => isSameJson(now[name], after[name]));
      return await readIfWritten(read, core.baseUrl, isShown, error);
    }
  }
}

/** Looks whether a lost update was written after all. Throws the error if that does not show. */
async function readIfWritten(
  read: () => Promise<JsonObject>,
  baseUrl: string,
  isShown: (now: JsonObject) => boolean,
  error: EconomicError,
): Promise<JsonObject> {
  const now = await read().catch(() => {
    throw error;
  });
  if (isShown(writable(now, baseUrl))) return now;
  throw error;
}
