import { internalsOf } from "../../client/internals.ts";
import { checkOptions } from "../../config/check-options.ts";
import { isEconomicError } from "../../errors/errors.ts";
import { describeFailure } from "../../hooks/log-calls.ts";
import { callFactsOf } from "../../request/call-facts.ts";
import { pendingCall } from "../../request/pending-call.ts";
import type {
  ApiShape,
  EconomicUpdate,
  EntryOf,
  Part,
  ServiceClient,
  UpdateResponse,
} from "../../types/index.ts";
import { isSameJson } from "../../utils/is-same-json.ts";
import { applyChange } from "./apply-change.ts";
import { readBack, type UpdateResult } from "./read-back.ts";
import type { RecordCalls } from "./record-calls.ts";
import type { AnyUpdateOptions, JsonObject, UpdatablePath, UpdateBody, UpdateOptions } from "./types.ts";
import { updateChecks } from "./update-checks.ts";
import { checkUpdatePath, updatePathOf } from "./update-path.ts";
import { withoutNullsAndLinks } from "./without-nulls-and-links.ts";
import { writeRecord } from "./write-record.ts";

/** How often a record is read and changed before another writer's conflict is reported. */
const maxUpdates = 10;

/** Checks the options and updates the record. */
async function update(service: object, path: string, options: AnyUpdateOptions): Promise<UpdateResult> {
  const core = internalsOf(service);
  checkOptions(options, updateChecks, ["change"]);
  const { change, ...call } = options;
  checkUpdatePath(path);
  const putPath = updatePathOf(core.service, path);
  const { config, service: name } = core;
  const record = () => callFactsOf({ config, service: name, method: "GET", path, options: call }).filledPath;
  const calls: RecordCalls = {
    read: () => core.send("GET", path, call),
    put: (body, idempotencyKey) => core.send("PUT", putPath, { ...call, body, idempotencyKey }),
    isRetried: call.retry !== false,
    signal: call.signal,
    record,
    warnOfReadBack(error) {
      const failure = () => `${describeFailure(error)} (${name})`;
      config.log("warn", () => `${record()} was updated, but could not be read back: ${failure()}`);
    },
  };

  for (let round = 1; ; round += 1) {
    const answer = await calls.read();
    const record = answer.data as JsonObject;
    const draft = () => withoutNullsAndLinks(record, core.baseUrl);
    const before = draft();
    const after = await applyChange(change, path, before, draft());
    if (isSameJson(before, after)) return { ...answer, readBackError: undefined };
    try {
      return await readBack(await writeRecord(calls, record.objectVersion, after), calls, after);
    } catch (error) {
      // A plain conflict proves that no attempt of this PUT was written.
      if (isEconomicError(error, "conflict") && round < maxUpdates) continue;
      throw error;
    }
  }
}

/**
 * Reads a record, changes it and writes the whole of it back, because a PUT clears the properties that it leaves out
 * (L-06, L-07). If another update came in between (409), it starts again and reads the record anew. If nothing
 * changed, it writes nothing.
 *
 * Once the PUT has succeeded, the update resolves (RW-8). If the record then cannot be read back, the update resolves
 * with the record as it was sent, without its `objectVersion`; `withResponse()` has the reason in `readBackError`.
 *
 * REST has no versions: there the last writer wins, and this function only keeps properties from being left out.
 * @param path where the record is read, such as `"/Contacts/{number}"`. The path of the PUT follows from this one.
 * @returns the record as it is after the update; `withResponse()` has the response as well.
 * @throws OutcomeUnknownError if the PUT was lost and the record does not show that nothing was written. The error has no key:
 *   read the record again.
 * @throws ConflictError if another update came in between at every attempt.
 */
export function updateWithVersion<Api extends ApiShape, Path extends UpdatablePath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  options: UpdateOptions<EntryOf<Api, "get", Path>, UpdateBody<Api, Path>>,
): EconomicUpdate<Part<EntryOf<Api, "get", Path>, "data">> {
  // The caller's compiler checks the types; here records are JSON objects.
  const updated = update(service, path, options as unknown as AnyUpdateOptions);
  return pendingCall(updated as Promise<UpdateResponse<Part<EntryOf<Api, "get", Path>, "data">>>);
}
