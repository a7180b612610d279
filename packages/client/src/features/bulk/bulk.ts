import { internalsOf } from "../../client/internals.ts";
import { checkOptions } from "../../config/check-options.ts";
import { isEconomicError } from "../../errors/errors.ts";
import { invalid } from "../../errors/invalid.ts";
import { callFactsOf } from "../../request/call-facts.ts";
import { createIdempotencyKey } from "../../transport/dated-key.ts";
import { idempotencyKey } from "../../transport/idempotency-key.ts";
import type { ApiShape, ServiceClient } from "../../types/index.ts";
import { bulkCallOf } from "./bulk-call.ts";
import { bulkChecks } from "./bulk-checks.ts";
import { bulkErrorOf } from "./bulk-error.ts";
import { checkItems } from "./check-items.ts";
import { isForOneWrite, keyOfChunk } from "./chunk-key.ts";
import { chunksOf } from "./chunks.ts";
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
import { valuesOf } from "./values-of.ts";

/** The options without the types of the call table. */
type AnyBulkOptions<Item> = { method?: BulkVerb | undefined } & BulkOptions<
  { path?: Record<string, unknown> },
  Item
>;

/**
 * Sends many records through an endpoint's batch form, in calls of at most 500 records, each with a separate key. If you repeat
 * the same call within 55 minutes with the same items and an `idempotencyKey` (yours, or the error's `key`), only the items that
 * were not done yet are written.
 * @returns the server's answer for each item, in order: the number of the created record.
 * @throws ValidationError before anything is sent.
 * @throws BulkError when not all items were accepted. It has the outcome of every item.
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
  options: AnyBulkOptions<Item> = {},
): Promise<Value[]> {
  checkOptions(options, bulkChecks);
  const core = internalsOf(service);
  const { method, chunkSize, keepTogether, idempotencyKey: callersKey, ...call } = options;
  const form = bulkCallOf(core.service, path, method);
  checkItems(items, form);
  const chunks = chunksOf(items, { size: chunkSize, max: form.max, groupOf: keepTogether });
  if (chunks.length > 1 && isForOneWrite(callersKey))
    invalid(
      `once() makes one write, but ${items.length} items need ${chunks.length} writes. Call once() for each chunk, with a separate id.`,
      "idempotencyKey",
    );
  const key = callersKey ?? idempotencyKey(createIdempotencyKey(core.config.clock.now()));
  const { config, service: name } = core;
  const facts = () => callFactsOf({ config, service: name, method: form.method, path, options: call });
  const values: unknown[] = [];
  for (const chunk of chunks) {
    const start = values.length;
    let isAnswered = false;
    try {
      const body = { [form.wrapper]: chunk };
      const idempotencyKey = keyOfChunk(key, start, chunk.length);
      const { data } = await core.send(form.method, path, { ...call, body, idempotencyKey });
      isAnswered = true;
      values.push(...valuesOf(data, form, chunk.length, facts));
    } catch (error) {
      // Any other error is the reason of the caller's signal, which aborted before the chunk was sent.
      const isOurs = isEconomicError(error) && error !== call.signal?.reason;
      const known = isOurs ? error : undefined;
      const end = start + chunk.length;
      throw bulkErrorOf(
        items,
        { start, end, values, error, known, isAnswered },
        key,
        core.config.clock.now(),
      );
    }
  }
  // The call table describes the server's answer.
  return values as Value[];
}
