import { type Checks, checkOptions } from "../../config/check-options.ts";
import {
  checkedLater,
  functionValue,
  numberFromZero,
  objectOf,
  objectWith,
  wholeNumberFrom,
} from "../../config/option-checks.ts";
import { isEconomicError } from "../../errors/errors.ts";
import { invalid } from "../../errors/invalid.ts";
import { equalInConstantTime } from "../../utils/equal-in-constant-time.ts";
import { type Chunks, readLimited } from "../../utils/read-limited.ts";
import { createDeliveries, type DeliveryStore, hashOf, memoryOfDeliveries } from "./deliveries.ts";
import { eventOf, type WebhookEvent, type WebhookHandlers } from "./events.ts";
import { parseFields, type WebhookFields } from "./fields.ts";
import { checkSecret, webhookSecretHeader } from "./secret-header.ts";

/** What `createWebhookReceiver` takes. */
export interface WebhookReceiverOptions {
  /**
   * The secret that proves a delivery, 16 characters or more without blanks around, in the header `x-webhook-secret`
   * or in the URL (`?secret=…` or, of characters that stand in URLs as they are, a part of the path). e-conomic signs
   * nothing. Several while one replaces another.
   */
  secret: string | readonly string[];
  /** What to do, by event type. The answer waits for it: put long work into a queue. */
  events: WebhookHandlers;
  /** Largest body in bytes. Default: 65,536. */
  maxBodyBytes?: number | undefined;
  /**
   * How long a delivery is remembered, in milliseconds, so that its repetition (same URL, same body) is dropped.
   * Default: 10 minutes; 0: not. Events whose type ends in `_UPDATED`, or is not told, or is all that is told, are never
   * dropped: a second change of a record looks just like the first.
   */
  duplicateWindowMs?: number | undefined;
  /**
   * The most deliveries that are remembered in this process; the oldest leave first. Default: 10,000, which take about
   * 1.5 MB.
   */
  maxRemembered?: number | undefined;
  /** Where deliveries are remembered instead, if several machines receive them. */
  duplicates?: DeliveryStore | undefined;
  /**
   * Is told what a handler threw, with the event, and why a POST with the right secret could not be used. The answer
   * waits for it; what it throws itself is ignored.
   */
  onError?: ((error: unknown, event?: WebhookEvent) => unknown) | undefined;
}

/** What a receiver reads of a `Request`, or of what stands for one. */
export interface WebhookRequest {
  url: string;
  method?: string | undefined;
  headers: { get(name: string): string | null | undefined };
  /** A stream, an iterator of chunks, a text, bytes or nothing. */
  body: unknown;
}

/** A delivery that was read. */
interface Delivery {
  event: WebhookEvent;
  handle: (event: WebhookEvent) => unknown;
  /** Whether a repetition can be told from a second event. */
  isDistinct: boolean;
}

/** Whether a request carries one of the secrets, in its header, its query or a part of its path. */
function hasSecret(url: URL, headers: WebhookRequest["headers"], secrets: readonly string[]): boolean {
  const places = [
    headers.get(webhookSecretHeader),
    url.searchParams.get("secret"),
    ...url.pathname.split("/"),
  ];
  return places.some((value) => secrets.some((secret) => equalInConstantTime(value ?? "", secret)));
}

/** Finds the event's type: what the delivery says, else the only type that is handled, else `*`. */
const typeOf = (fields: WebhookFields, types: readonly string[]): string => {
  const [onlyType, second] = types;
  return fields.get("event") ?? (second === undefined ? (onlyType ?? "") : "*");
};

/**
 * Nothing distinguishes a second update of a record from a repeated delivery, nor two deliveries that have nothing but
 * their type, or not even that.
 */
const isDistinct = (type: string, fields: WebhookFields): boolean =>
  fields.has("event") && fields.size > 1 && !type.endsWith("_UPDATED");

/** Reads a delivery. Throws a ValidationError if it cannot be read, or if nothing handles its type. */
async function readDelivery(
  url: URL,
  body: unknown,
  { events, maxBodyBytes = 65_536 }: WebhookReceiverOptions,
): Promise<Delivery & { text: string }> {
  const text = await (await readLimited(body as BodyInit | Chunks, maxBodyBytes)).text();
  const fields = parseFields(text, url.search);
  fields.delete("secret");
  const types = Object.keys(events);
  const type = typeOf(fields, types);
  const handle = (types.includes(type) ? events[type] : undefined) ?? events["*"];
  if (!handle) invalid(`The field event must be one of ${types.join(", ")}: it is "${type}".`, "event");
  return { event: eventOf(type, fields, text), handle, isDistinct: isDistinct(type, fields), text };
}

/** Only the refusal of a large body has a status of its own. */
const statusOf = (error: unknown): number => (isEconomicError(error) ? error.status : undefined) ?? 400;

const receiverChecks: Checks = {
  // One or several: each has a check of its own.
  secret: checkedLater,
  events: objectOf(functionValue),
  maxBodyBytes: wholeNumberFrom(1),
  duplicateWindowMs: numberFromZero,
  maxRemembered: wholeNumberFrom(1),
  duplicates: objectWith("has", "add"),
  onError: functionValue,
};

/**
 * Receives webhooks, those made in e-conomic's settings and those of webhooksapi: a function from `Request` to
 * `Response` for any runtime that has them.
 *
 * Answers 200 when the handler is done (or the delivery is a repetition) and 500 when it threw, so that the server
 * sends again; 401 without the secret, 405 for another method than POST, 413 for a body over the limit, 400 for one
 * that cannot be read and for an event without a handler.
 * @throws ValidationError for a missing or short secret, and one with blanks around.
 */
export function createWebhookReceiver(
  options: WebhookReceiverOptions,
): (request: WebhookRequest) => Promise<Response> {
  checkOptions(options, receiverChecks, ["events"]);
  const { secret, onError, duplicateWindowMs = 600_000, maxRemembered = 10_000, duplicates } = options;
  const secrets = typeof secret === "string" ? [secret] : (secret ?? []);
  if (secrets.length === 0) checkSecret(undefined);
  for (const one of secrets) checkSecret(one);
  const store = duplicates ?? memoryOfDeliveries(maxRemembered);
  const deliveries = createDeliveries(store, duplicateWindowMs);

  /** Reports an error. What `onError` throws itself is ignored. */
  const report = async (error: unknown, event?: WebhookEvent): Promise<void> => {
    try {
      await onError?.(error, event);
    } catch {}
  };

  return async ({ url: address, method, headers, body }) => {
    const url = new URL(address);
    if (!hasSecret(url, headers, secrets)) return new Response(null, { status: 401 });
    if (method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });
    let event: WebhookEvent | undefined;
    try {
      const delivery = await readDelivery(url, body, options);
      event = delivery.event;
      const id = await hashOf(`${address}\n${delivery.text}`);
      await deliveries.handleOnce(id, delivery.isDistinct, async () => {
        await delivery.handle(delivery.event);
      });
      return new Response();
    } catch (error) {
      await report(error, event);
      return new Response(null, { status: event ? 500 : statusOf(error) });
    }
  };
}
