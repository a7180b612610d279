import { refuse } from "../../errors/refuse.ts";
import { equalInConstantTime } from "../../utils/equal-in-constant-time.ts";
import { type Chunks, readLimited } from "../../utils/read-limited.ts";
import { eventOf, type WebhookEvent, type WebhookHandlers } from "./events.ts";
import { parseFields } from "./fields.ts";
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
  const { secret, events, onError, maxBodyBytes = 65_536, duplicateWindowMs = 600_000 } = options;
  const secrets = [secret].flat();
  for (const secret of secrets[0] ? secrets : [""]) checkSecret(secret);
  const types = Object.keys(events);
  const deliveries = new Map<string, { until: number; handled: unknown }>();

  return async ({ url: address, method, headers, body }) => {
    const url = new URL(address);
    const given = [
      headers.get(webhookSecretHeader),
      url.searchParams.get("secret"),
      ...url.pathname.split("/"),
    ];
    if (!given.some((value) => secrets.some((secret) => equalInConstantTime(value ?? "", secret))))
      return new Response(null, { status: 401 });
    if (method !== "POST") return new Response(null, { status: 405, headers: { allow: "POST" } });

    let event: WebhookEvent | undefined;
    let delivery = "";
    try {
      const text = await (await readLimited(body as BodyInit | Chunks, maxBodyBytes)).text();
      const fields = parseFields(text, url.search);
      fields.delete("secret");
      const type = fields.get("event") ?? (types[1] ? "*" : `${types}`);
      const handler =
        (types.includes(type) && events[type]) ||
        events["*"] ||
        refuse(`the field event must be one of ${types}, not ${type}`);
      const received = eventOf(type, fields, text);
      event = received;
      for (const [old, { until }] of deliveries) if (until <= Date.now()) deliveries.delete(old);
      delivery = `${address}\n${text}`;
      if (!deliveries.has(delivery))
        deliveries.set(delivery, {
          // Nothing tells an update, or what says no more than its type (or not that), from the next.
          until:
            fields.has("event") && fields.size > 1 && !/_UPDATED$/.test(type)
              ? Date.now() + duplicateWindowMs
              : 0,
          // Awaited once: a query builder runs anew each time. What the handler gave is not kept.
          handled: (async () => void (await handler(received)))(),
        });
      await deliveries.get(delivery)?.handled;
      return new Response();
    } catch (error) {
      deliveries.delete(delivery);
      try {
        await onError?.(error, event);
      } catch {}
      // Before there is an event, only the refusal of a large body has a status.
      return new Response(null, { status: event ? 500 : (Object(error).status ?? 400) });
    }
  };
}
