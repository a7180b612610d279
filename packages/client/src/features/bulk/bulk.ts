import { type EconomicError, type ErrorDetail, isEconomicError, ServerError } from "../../core/errors.ts";
import { internalsOf } from "../../core/internals.ts";
import type { ApiShape, ServiceClient } from "../../types/index.ts";
import { refuse } from "../refuse.ts";
import { isRecord } from "../writable.ts";
import { checkItems } from "./check-items.ts";
import { cut, halves, type Stretch } from "./chunks.ts";
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
    const facts = isEconomicError(cause) ? cause : {};
    throw new BulkError(outcomes, { ...facts, service: core.service, method, path, cause });
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
