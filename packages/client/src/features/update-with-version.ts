import { internalsOf } from "../client/internals.ts";
import { checkOptions } from "../config/check-options.ts";
import { isEconomicError, type OutcomeUnknownError } from "../errors/errors.ts";
import { invalid } from "../errors/invalid.ts";
import { updateUnknown } from "../errors/outcome-unknown.ts";
import { pendingCall } from "../request/pending-call.ts";
import type { SendResult } from "../request/send.ts";
import { idempotencyKey } from "../transport/idempotency-key.ts";
import type {
  ApiShape,
  CallOptions,
  EconomicUpdate,
  IdempotencyKey,
  Part,
  PathOf,
  ServiceClient,
  UpdateResponse,
} from "../types/index.ts";
import { defined } from "../utils/defined.ts";
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

/** What a read or a PUT was answered, with the record that the update resolves with. */
type UpdateResult = SendResult & Pick<UpdateResponse<unknown>, "readBackError">;

/**
 * Reads a record, changes it and writes all of it back, so that nothing is cleared by being left out (L-06, L-07);
 * does so again from the reading when somebody else's update came between (409). Writes nothing when nothing changed.
 *
 * Once the PUT has succeeded the update resolves (RW-8). Where the record cannot be read back after it, it resolves with
 * the record as it was sent, without its `objectVersion`; `withResponse()` says why.
 *
 * REST knows no versions: there the last writer wins, as ever, and only omissions are prevented.
 * @param path where the record is read, `"/Contacts/{number}"`; where it is written follows from it.
 * @returns the record as it is after the update; `withResponse()` has what came around it.
 * @throws OutcomeUnknownError when the PUT was lost and the record does not show that nothing was written. It has no key:
 *   read the record again. ConflictError when every attempt met another update.
 */
export function updateWithVersion<Api extends ApiShape, Path extends UpdatablePath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: UpdateOptions<Api["get"][Path], Body<Api, Path>>,
): EconomicUpdate<Part<Api["get"][Path], "data">> {
  // The types are checked by the caller's compiler; in here records are JSON objects.
  const updated = update(service, path, options as unknown as AnyUpdateOptions);
  return pendingCall(updated as Promise<UpdateResponse<Part<Api["get"][Path], "data">>>);
}

/** How a record is read and written. */
interface RecordCalls {
  read(): Promise<SendResult>;
  put(body: JsonObject, key?: IdempotencyKey): Promise<SendResult>;
  /** A lost PUT may be sent again. */
  isRetried: boolean;
  signal: unknown;
}

async function update(service: object, path: string, options: AnyUpdateOptions): Promise<UpdateResult> {
  const core = internalsOf(service);
  checkOptions(options, updateChecks, ["change"]);
  const { change, ...call } = options;
  if (path.startsWith("/invoices/booked"))
    invalid("A booked invoice cannot be updated: a PUT to its path books a draft (L-101).", "path");
  const putPath = updatePathOf(core.service, path);
  const calls: RecordCalls = {
    read: () => core.send("GET", path, call),
    put: (body, idempotencyKey) => core.send("PUT", putPath, { ...call, body, idempotencyKey }),
    isRetried: call.retry !== false,
    signal: call.signal,
  };

  for (let round = 1; ; round += 1) {
    const answer = await calls.read();
    const record = answer.data as JsonObject;
    const before = writable(record, core.baseUrl);
    const after = await applyChange(change, path, before, writable(record, core.baseUrl));
    if (isSameJson(before, after)) return { ...answer, readBackError: undefined };
    try {
      return await readBack(await write(calls, record.objectVersion, after), calls, after);
    } catch (error) {
      // A bare conflict proves that no attempt of this PUT can have been written.
      if (isEconomicError(error, "conflict") && round < maxUpdates) continue;
      throw error;
    }
  }
}

/**
 * Sends the PUT. If it is lost, sends the same once more where the record shows that nothing has been written so far: its
 * version guards it (RW-8). Any other version may be our own doing or another writer's, whatever the record looks like.
 */
async function write(calls: RecordCalls, version: unknown, body: JsonObject): Promise<SendResult> {
  const lost = await calls.put(body).catch((error: unknown) => {
    if (isEconomicError(error, "outcomeUnknown")) return error;
    throw error;
  });
  if (!isEconomicError(lost, "outcomeUnknown")) return lost;
  if (!calls.isRetried || !(await isUntouched(calls, version))) throw withoutKey(lost, calls);
  try {
    return await calls.put(body, idempotencyKey(lost));
  } catch (error) {
    if (isEconomicError(error, "outcomeUnknown"))
      throw withoutKey(error, calls, lost.attempts + error.attempts);
    // Only the server's memory of the key settles what was lost, and a conflict not even then (RW-8).
    if (isEconomicError(error) && error.replayed && error.kind !== "conflict") throw error;
    throw withoutKey(lost, calls);
  }
}

/** Whether a record can be read and still has its version. On REST, where records have none, nobody can know. */
async function isUntouched({ read }: RecordCalls, version: unknown): Promise<boolean> {
  if (version === undefined) return false;
  try {
    const { data } = await read();
    return isObject(data) && data.objectVersion === version;
  } catch {
    return false;
  }
}

/** Turns the error of a lost PUT into that of the update. */
function withoutKey(
  error: OutcomeUnknownError,
  calls: RecordCalls,
  attempts = error.attempts,
): OutcomeUnknownError {
  const { cause } = error;
  // A signal's reason says nothing about this call, even if it is another call's error.
  const isFailure = isEconomicError(cause) && cause !== (calls.signal as AbortSignal | undefined)?.reason;
  return updateUnknown({ error, attempts, failure: isFailure ? cause : undefined, cause });
}

/** Reads the record back after its PUT where the PUT answers nothing. Never throws: the update has happened (RW-8). */
async function readBack(put: SendResult, { read }: RecordCalls, sent: JsonObject): Promise<UpdateResult> {
  if (put.data !== undefined) return { ...put, readBackError: undefined };
  try {
    const { data } = await read();
    return { ...put, data, readBackError: undefined };
  } catch (readBackError) {
    // The version that was sent is not the record's any more.
    const { objectVersion, ...data } = defined(sent);
    return { ...put, data, readBackError };
  }
}
