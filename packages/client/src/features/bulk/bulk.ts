import { internalsOf } from "../../client/internals.ts";
import { isEconomicError, ServerError } from "../../errors/errors.ts";
import { createIdempotencyKey } from "../../transport/dated-key.ts";
import { idempotencyKey } from "../../transport/idempotency-key.ts";
import type { ApiShape, ServiceClient } from "../../types/index.ts";
import { bulkCallOf } from "./bulk-call.ts";
import { chunksOf } from "./chunks.ts";
import { BulkError } from "./outcome.ts";
import type {
  BulkItem,
  BulkOptions,
  BulkPath,
  BulkValue,
  BulkVerb,
  BulkVerbOf,
  DefaultVerb,
  EntryOf,
  PlainBulkPath,
} from "./types.ts";

/**
 * Sends many records through an endpoint's batch form, in calls of at most 500, each under a key of its own. With an
 * `idempotencyKey` (yours, or the error's `key`), the same call repeated within 55 minutes with the same items does only
 * what was not done.
 * @returns for each item, in order, what the server answered: the number of what it created.
 * @throws ValidationError before anything is sent, BulkError when not all was accepted: it tells of every item.
 */
export function bulk<
  Api extends ApiShape,
  Path extends BulkPath<Api>,
  const Verb extends BulkVerbOf<Api, Path> = DefaultVerb<Api, Path>,
>(
  service: ServiceClient<Api>,
  path: Path,
  items: readonly BulkItem<Api, Path, Verb>[],
  options: { method?: Verb | undefined } & BulkOptions<EntryOf<Api, Path, Verb>, BulkItem<Api, Path, Verb>>,
): Promise<BulkValue<Api, Path, Verb>[]>;
export function bulk<Api extends ApiShape, Path extends PlainBulkPath<Api>>(
  service: ServiceClient<Api>,
  path: Path,
  items: readonly BulkItem<Api, Path, DefaultVerb<Api, Path>>[],
): Promise<BulkValue<Api, Path, DefaultVerb<Api, Path>>[]>;
export async function bulk<Item, Value>(
  service: object,
  path: string,
  items: readonly Item[],
  options: { method?: BulkVerb | undefined } & BulkOptions<{ path?: Record<string, unknown> }, Item> = {},
): Promise<Value[]> {
  const core = internalsOf(service);
  const {
    method: verb,
    chunkSize,
    keepTogether,
    // The error tells this key: the whole can be repeated under it, and not under that of a part.
    idempotencyKey: whole = idempotencyKey(createIdempotencyKey(core.config.clock.now())),
    ...call
  } = options;
  const { method, wrapper, max } = bulkCallOf(core.service, path, verb);
  const done: Value[] = [];
  for (const chunk of chunksOf(items, chunkSize ?? max, keepTogether, max)) {
    const { length } = chunk;
    const start = done.length;
    try {
      const { data } = await core.send(method, path, {
        ...call,
        body: { [wrapper]: chunk },
        // A bare text has no key, and is refused.
        idempotencyKey: idempotencyKey({ ...whole, key: whole.key && `${whole.key}-${start}-${length}` }),
      });
      const values = Object.values(Object(data)).find(Array.isArray) ?? [];
      if (method === "POST" && values.length !== length)
        throw new ServerError(`${path} answered ${values.length} numbers for ${length} items`);
      // A PUT or DELETE answers none: `undefined` for each.
      values.length = length;
      done.push(...values);
    } catch (error) {
      // An error that is none of this call's is the caller's abort before anything was sent.
      const known = isEconomicError(error) && error !== call.signal?.reason && error;
      // A key that is too old, or another body's, was used before: for all that an earlier call did, nobody knows here.
      const used = isEconomicError(known, "idempotency");
      const outcomes = items.map((item, index) => ({
        index,
        item,
        ...(index < start
          ? { status: "done", value: done[index] }
          : known && (used || index < start + length)
            ? {
                status:
                  used || known.kind === "server" || known.kind === "outcomeUnknown" ? "unknown" : "failed",
                error,
                // `Entries[3].Amount` names the fourth item of the call.
                details: known.errors.filter(({ path }) => path?.split(/\D+/)[1] === `${index - start}`),
              }
            : { status: "notSent" }),
      }));
      // Not enumerable: items may hold a customer's data, which a log line need not.
      throw Object.defineProperty(
        new BulkError(`${start} of ${items.length} items are done. ${error}`, {
          ...known,
          key: whole.key,
          cause: error,
        }),
        "outcomes",
        { value: outcomes },
      );
    }
  }
  return done;
}
