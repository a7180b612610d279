import { callChecks } from "../../config/call-checks.ts";
import type { Checks } from "../../config/check-options.ts";
import { anyText, checkedLater, listOf, optionsOf, text } from "../../config/option-checks.ts";
import type { CallOptions } from "../../types/index.ts";

/** The options of `ensureWebhook`. */
export interface EnsureWebhookOptions extends CallOptions {
  /** The type of the events: `INVOICE_BOOKED`, `CUSTOMER_UPDATED`, `JOURNAL_BOOKED` or another one from `GET /EventTypes`. */
  eventType: string;
  /** The https URL that receives the deliveries, of at most 1000 characters. */
  url: string | URL;
  /**
   * The secret that is sent with each delivery, in the header that `createWebhookReceiver` reads. It must have 16 characters
   * or more.
   */
  secret?: string | undefined;
  /** The name that e-conomic shows, of at most 100 characters. Default: the event type. */
  name?: string | undefined;
  /** The body with merge fields, of at most 4000 characters. Default: JSON with the event type and all its merge fields. */
  postData?: string | undefined;
  /** The content type of deliveries. Default: `application/json`. */
  contentType?: string | undefined;
  /**
   * More headers for each delivery. Together with the secret's header, at most 5 headers of 1000 characters in all are
   * allowed.
   */
  customHeaders?: readonly { key: string; value: string }[] | undefined;
  /** An idempotency key is not allowed, because `ensureWebhook` sends several requests, each with its own key. */
  idempotencyKey?: never;
}

/** The options of `ensureWebhook`. */
export const ensureChecks: Checks = {
  eventType: text,
  // The URL may be a text or a `URL`. e-conomic checks the lengths of texts, and `checkSecret` checks the secret.
  url: checkedLater,
  secret: anyText,
  name: anyText,
  postData: anyText,
  contentType: text,
  customHeaders: listOf(optionsOf({ key: text, value: anyText })),
  ...callChecks,
};
