import type { DeliveryStore } from "./deliveries.ts";
import type { WebhookEvent, WebhookHandlers } from "./events.ts";

/** The options of `createWebhookReceiver`. */
export interface WebhookReceiverOptions {
  /**
   * The secret that proves a delivery: 16 characters or more, without blanks around it. It comes in the header
   * `x-webhook-secret` or in the URL, as `?secret=…` or as a part of the path (where it may only have characters that
   * URLs do not escape). e-conomic signs nothing. Pass several secrets while you replace one by another.
   */
  secret: string | readonly string[];
  /** The handlers by event type. The answer waits for the handler, so put long work into a queue. */
  events: WebhookHandlers;
  /** Largest body in bytes. Default: 65,536. */
  maxBodyBytes?: number | undefined;
  /**
   * How long a delivery is remembered, in milliseconds, so that its repetition (same URL, same body) is dropped.
   * Default: 10 minutes; with 0 nothing is remembered. Three kinds of delivery are never dropped, because a second
   * event looks exactly like the first: those whose type ends in `_UPDATED`, those without a type, and those with
   * nothing but a type.
   */
  duplicateWindowMs?: number | undefined;
  /**
   * The most deliveries that are remembered in this process; the oldest are dropped first. Default: 10,000, which
   * take about 1.5 MB.
   */
  maxRemembered?: number | undefined;
  /** A store of the remembered deliveries in place of this process's memory, if several machines receive them. */
  duplicates?: DeliveryStore | undefined;
  /**
   * Called with the error that a handler threw and the event, and with the reason why a POST with the right secret
   * could not be used. The answer waits for it. An error that `onError` throws is ignored.
   */
  onError?: ((error: unknown, event?: WebhookEvent) => unknown) | undefined;
}

/** The parts of a `Request`, or of an object like it, that a receiver reads. */
export interface WebhookRequest {
  url: string;
  method?: string | undefined;
  headers: { get(name: string): string | null | undefined };
  /** A stream, an iterator of chunks, a text, bytes or nothing. */
  body: unknown;
}
