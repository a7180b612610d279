import type { DeliveryStore } from "./deliveries.ts";
import type { WebhookEvent, WebhookHandlers } from "./events.ts";

/** The options of `createWebhookReceiver`. */
export interface WebhookReceiverOptions {
  /**
   * The secret that proves a delivery, because e-conomic signs nothing. It has 16 characters or more, without blanks around it.
   * A delivery has it in the header `x-webhook-secret` or in the URL: as `?secret=…`, or as a part of the path if URLs do not
   * escape its characters. Pass a list while a new secret replaces an old one.
   */
  secret: string | readonly string[];
  /** The handlers by event type. The answer waits for the handler, so put long work into a queue. */
  events: WebhookHandlers;
  /** The largest body in bytes. Default: 65,536. */
  maxBodyBytes?: number | undefined;
  /**
   * How long a delivery is remembered, in milliseconds, so that its repetition (same URL, same body) is dropped. Default:
   * 600,000, which is 10 minutes; 0 remembers nothing. Three kinds of deliveries are never dropped, because a second event looks
   * just like the first: those whose type ends in `_UPDATED`, those without a type, and those with only a type.
   */
  duplicateWindowMs?: number | undefined;
  /**
   * The most deliveries that this process remembers. The oldest are forgotten first. Default: 10,000, which take about 1.5 MB.
   */
  maxRemembered?: number | undefined;
  /** Remembers deliveries outside of this process, if several machines receive them. */
  duplicates?: DeliveryStore | undefined;
  /**
   * Is called with the error of a handler and its event. Is also called, without an event, with the reason why a POST
   * that has the right secret cannot be used. The answer waits for it. Errors that it throws itself are ignored.
   */
  onError?: ((error: unknown, event?: WebhookEvent) => unknown) | undefined;
}

/** The properties of a `Request` that a receiver reads. Similar objects are accepted. */
export interface WebhookRequest {
  url: string;
  method?: string | undefined;
  headers: { get(name: string): string | null | undefined };
  /** A stream, an iterator of chunks, a text, bytes or nothing. */
  body: unknown;
}
