import { type EconomicError, type ErrorDetail, isEconomicError, ServerError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { ApiShape, Part, ServiceClient, WriteOptions } from "../../types/index.ts";
import { refuse } from "../refuse.ts";
import { isRecord } from "../writable.ts";
import { checkItems } from "./check-items.ts";
import { cut, halves, type Stretch } from "./chunks.ts";
import { BulkError, type BulkOutcome } from "./outcome.ts";
import { partKey } from "./part-key.ts";

type BulkVerb = "post" | "put" | "delete";

/** The paths of a service that take many records in one call. */
export type BulkPath<Api extends ApiShape> = (keyof Api["post"] | keyof Api["put"] | keyof Api["delete"]) &
  `${string}bulk`;

/** The verbs that a bulk path knows. */
export type BulkVerbOf<Api extends ApiShape, Path> = {
  [Verb in BulkVerb]: Path extends keyof Api[Verb] ? Verb : never;
}[BulkVerb];

/** The verb that counts when none is named. */
export type DefaultVerb<Api extends ApiShape, Path> =
  "post" extends BulkVerbOf<Api, Path> ? "post" : BulkVerbOf<Api, Path>;

type EntryOf<Api extends ApiShape, Path, Verb extends BulkVerb> = Path extends keyof Api[Verb]
  ? Api[Verb][Path]
  : never;

/** The element of the one list that a wrapper such as `{ entries: […] }` holds. */
type ElementOf<Wrapper> = Wrapper extends object
  ? {
      [Key in keyof Wrapper]-?: NonNullable<Wrapper[Key]> extends readonly (infer Element)[]
        ? Element
        : never;
    }[keyof Wrapper]
  : undefined;

/** What a bulk call takes of each record. */
export type BulkItem<Api extends ApiShape, Path, Verb extends BulkVerb> = ElementOf<
  Part<EntryOf<Api, Path, Verb>, "body">
>;

/** What a bulk call answers for each record: its number where it creates, else `undefined`. */
export type BulkValue<Api extends ApiShape, Path, Verb extends BulkVerb> = ElementOf<
  Part<EntryOf<Api, Path, Verb>, "data">
>;

/** What `bulk` takes beside service, path and items. */
export type BulkOptions<Entry, Verb, Item> = Pick<Entry, keyof Entry & "path"> &
  WriteOptions & {
    /** Default: `"post"`, or what the path knows. `put` updates. */
    method?: Verb | undefined;
    /** Items a call, 1 to 500. Default: 500. */
    chunkSize?: number | undefined;
    /**
     * Neighbours for which this gives the same value travel in one call: `(entry) => entry.voucherNumber` keeps a
     * voucher whole when a chunk fails.
     */
    keepTogether?: ((item: Item) => unknown) | undefined;
    /**
     * After a refusal, sends the halves of the chunk, and so on down to the items that are refused on their own, and
     * goes on with the rest. Default: false, the first refusal ends it.
     */
    isolate?: boolean | undefined;
    /** Is told after each call how many of the items are settled. */
    onProgress?: ((settled: number, total: number) => void) | undefined;
  };

/** No list is documented to take more (O-51). */
const limit = 500;

/**
 * Sends many records through an endpoint's batch form, in calls of at most 500, each under a key of its own. With an
 * `idempotencyKey`, the same call repeated within 55 minutes with the same items does only what was not done.
 * @returns for each item, in order, what the server answered: the number of what it created.
 * @throws ValidationError before anything is sent, BulkError when not all was accepted: it tells of every item.
 */
export async function bulk<
  Api extends ApiShape,
  Path extends BulkPath<Api>,
  Verb extends BulkVerbOf<Api, Path> = DefaultVerb<Api, Path>,
>(
  service: ServiceClient<Api>,
  path: Path,
  items: readonly BulkItem<Api, Path, Verb>[],
  ...[options]: "path" extends keyof EntryOf<Api, Path, Verb>
    ? [options: BulkOptions<EntryOf<Api, Path, Verb>, Verb, BulkItem<Api, Path, Verb>>]
    : [options?: BulkOptions<EntryOf<Api, Path, Verb>, Verb, BulkItem<Api, Path, Verb>>]
): Promise<BulkValue<Api, Path, Verb>[]> {
  type Item = BulkItem<Api, Path, Verb>;
  type Value = BulkValue<Api, Path, Verb>;
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
  } = (options ?? {}) as BulkOptions<{ path?: Record<string, unknown> }, Verb, Item>;
  const method = (verb as BulkVerb).toUpperCase() as "POST" | "PUT" | "DELETE";
  if (!Number.isInteger(chunkSize) || chunkSize < 1 || chunkSize > limit) {
    refuse(`chunkSize must be a whole number from 1 to ${limit}.`);
  }
  checkItems(path, method, items);

  const outcomes: BulkOutcome<Item, Value>[] = items.map((item, index) => ({
    index,
    item,
    status: "notSent",
  }));
  const settle = ({ start, length }: Stretch, outcome: (offset: number) => object): void => {
    for (let offset = 0; offset < length; offset++) {
      const { index, item } = outcomes[start + offset] as BulkOutcome<Item, Value>;
      outcomes[start + offset] = { index, item, ...outcome(offset) } as BulkOutcome<Item, Value>;
    }
    onProgress?.(start + length, items.length);
  };

  const failures: unknown[] = [];
  const queue = cut(items, chunkSize, keepTogether);
  for (let stretch = queue.shift(); stretch; stretch = queue.shift()) {
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
      const values = isRecord(data) ? Object.values(data).find(Array.isArray) : undefined;
      if (method === "POST" && values?.length !== length) {
        throw new ServerError(
          `POST ${path} answered ${values?.length ?? "no list of"} numbers for ${length} items.`,
        );
      }
      settle(stretch, (offset) => ({ status: "done", value: values?.[offset] }));
    } catch (error) {
      const refused = (["validation", "notFound", "conflict"] as const).some((kind) =>
        isEconomicError(error, kind),
      );
      const parts = isolate && refused ? halves(items, stretch, keepTogether) : undefined;
      if (parts) {
        queue.unshift(...parts);
        continue;
      }
      failures.push(error);
      // An error that is none of ours is the caller's abort before anything was sent.
      if (isEconomicError(error)) {
        const unknown = error.kind === "outcomeUnknown" || error.kind === "server";
        settle(stretch, (offset) =>
          unknown
            ? { status: "unknown", error }
            : { status: "failed", error, details: detailsOf(error, offset) },
        );
      }
      if (!isolate || !refused) break;
    }
  }
  if (failures.length > 0) {
    const [cause] = failures;
    const { status, code, errors, requestId, attempts } = isEconomicError(cause)
      ? cause
      : ({} as Partial<ServerError>);
    throw new BulkError(outcomes, {
      service: core.service,
      method,
      path,
      status,
      code,
      errors,
      requestId,
      attempts,
      cause,
    });
  }
  return outcomes.map((outcome) => (outcome as { value: Value }).value);
}

const wrapperOf = (path: string): string =>
  path.startsWith("/dimension-data/")
    ? "items"
    : path.endsWith("/deletebulk")
      ? "documentNumbers"
      : path.endsWith("/lines/bulk")
        ? "lines"
        : "entries";

/** The complaints of a refused chunk that name this item of it: `Entries[3].Amount`. */
const detailsOf = (error: EconomicError, offset: number): readonly ErrorDetail[] =>
  error.errors.filter(({ path }) => /\[(\d+)\]/.exec(path ?? "")?.[1] === String(offset));
