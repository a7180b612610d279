import { internalsOf } from "../client/internals.ts";
import { isEconomicError } from "../errors/errors.ts";
import { refuse } from "../errors/refuse.ts";
import type { ApiShape, CallOptions, Part, PathOf, ServiceClient } from "../types/index.ts";
import { same } from "../utils/is-same-json.ts";
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
  const core = internalsOf(service);
  const { change, ...call } = options as UpdateOptions<{ path?: Record<string, unknown> }, unknown>;
  // A PUT there books a draft (L-101).
  if (path.startsWith("/invoices/booked")) refuse("a booked invoice cannot be updated");
  const putPath = updatePathOf(core.service, path);

  const read = async () => (await core.send("GET", path, call)).data as Record<string, unknown>;

  for (let attempt = 1; ; attempt++) {
    const record = await read();
    const before = writable(record, core.baseUrl);
    const draft = writable(record, core.baseUrl);
    const given = await change(draft);
    // `(draft) => (draft.lines = [])` returns what it sets: only a record is another draft.
    const after = { ...(Object(given) === given && !Array.isArray(given) ? (given as typeof draft) : draft) };
    // What names the record, a key of the path's or an `id`: a change of it would write to another.
    for (const name of ["id", ...(path.match(/\w+(?=})/g) ?? [])]) after[name] = before[name];
    const changed = Object.keys({ ...before, ...after }).filter((name) => !same(before[name], after[name]));
    if (!changed[0]) return record as never;
    try {
      const { data } = await core.send("PUT", putPath, { ...call, body: after });
      return (data ?? (await read())) as never;
    } catch (error) {
      // A bare conflict proves that no attempt of this PUT can have been written.
      if (isEconomicError(error, "conflict") && attempt < 10) continue;
      if (isEconomicError(error, "outcomeUnknown"))
        try {
          const now = await read();
          const shown = writable(now, core.baseUrl);
          if (changed.every((name) => same(shown[name], after[name]))) return now as never;
        } catch {}
      throw error;
    }
  }
}
