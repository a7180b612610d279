import { type EconomicError, type ErrorDetail, isEconomicError, ServerError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { ApiShape, ServiceClient } from "../../types/index.ts";
import { isKind } from "../is-kind.ts";
import { refuse } from "../refuse.ts";
import { checkItems } from "./check-items.ts";
import { cut, type Stretch } from "./chunks.ts";
import { BulkError, type BulkOutcome } from "./outcome.ts";
import { partKey } from "./part-key.ts";
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

/** No list is documented to take more (O-51). */
const limit = 500;

/**
 * Sends many records through an endpoint's batch form, in calls of at most 500, each under a key of its own. With an
 * `idempotencyKey`, the same call repeated within 55 minutes with the same items does only what was not done.
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
    method: verb = path.endsWith("deletebulk") ? "delete" : "post",
    path: pathParams,
    chunkSize = limit,
    keepTogether,
    isolate = false,
    onProgress,
    idempotencyKey,
    ...call
  } = options;
  const method = verb.toUpperCase() as "POST" | "PUT" | "DELETE";
  if (!Number.isInteger(chunkSize) || chunkSize < 1 || chunkSize > limit)
    refuse(`chunkSize must be 1 to ${limit}.`);
  checkItems(path, method, items);
  const queue = cut(items, { start: 0, length: items.length }, chunkSize, keepTogether);
  const large = queue.find(({ length }) => length > chunkSize);
  if (large) refuse(`The group of items[${large.start}] is larger than a call: ${chunkSize} items.`);

  const outcomes = items.map((item, index) => ({ index, item, status: "notSent" })) as BulkOutcome<
    Item,
    Value
  >[];
  const settle = ({ start, length }: Stretch, outcome: (offset: number) => object): void => {
    for (let offset = 0; offset < length; offset++)
      Object.assign(outcomes[start + offset] as object, outcome(offset));
    onProgress?.(start + length, items.length);
  };

  let failed = false;
  let cause: unknown;
  for (const stretch of queue) {
    const { start, length } = stretch;
    try {
      const { data } = await core.send({
        ...call,
        method,
        path,
        pathParams,
        body: { [wrapperOf(path)]: items.slice(start, start + length) },
        idempotencyKey: partKey(idempotencyKey, `${start}-${length}`),
      });
      const values = Object.values(data ?? {}).find(Array.isArray);
      if (method === "POST" && values?.length !== length) {
        throw new ServerError(`${path} answered ${values?.length ?? 0} numbers for ${length} items.`);
      }
      settle(stretch, (offset) => ({ status: "done", value: values?.[offset] }));
    } catch (error) {
      const again = isolate && isKind(error, "validation", "notFound", "conflict");
      const parts = again ? cut(items, stretch, Math.ceil(length / 2), keepTogether) : [];
      if (parts.length > 1) {
        queue.splice(queue.indexOf(stretch) + 1, 0, ...parts);
        continue;
      }
      if (!failed) cause = error;
      failed = true;
      // An error that is none of ours is the caller's abort before anything was sent.
      if (isEconomicError(error)) {
        const status = isKind(error, "outcomeUnknown", "server") ? "unknown" : "failed";
        settle(stretch, (offset) => ({ status, error, details: detailsOf(error, offset) }));
      }
      if (!again) break;
    }
  }
  if (failed)
    throw new BulkError(outcomes, {
      ...(isEconomicError(cause) && cause),
      service: core.service,
      method,
      path,
      cause,
    });
  return outcomes.map((outcome) => (outcome as { value: Value }).value);
}

const wrapperOf = (path: string): string =>
  /^\/dim/.test(path)
    ? "items"
    : /delete/.test(path)
      ? "documentNumbers"
      : (/lines/.exec(path)?.[0] ?? "entries");

/** The complaints of a refused chunk that name this item of it: `Entries[3].Amount`. */
const detailsOf = (error: EconomicError, offset: number): readonly ErrorDetail[] =>
  error.errors.filter(({ path }) => path?.includes(`[${offset}]`));
