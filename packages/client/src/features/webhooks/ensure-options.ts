import { callChecks } from "../../config/call-checks.ts";
import type { Checks } from "../../config/check-options.ts";
import { anyText, checkedLater, listOf, optionsOf, text } from "../../config/option-checks.ts";
import type { CallOptions } from "../../types/index.ts";

/** The options of `ensureWebhook`. */
export interface EnsureWebhookOptions extends CallOptions {
  /** `INVOICE_BOOKED`, `CUSTOMER_UPDATED`, `JOURNAL_BOOKED` or another of `GET /EventTypes`. */
  eventType: string;
  /** The address of the receiver: https, at most 1000 characters. */
  url: string | URL;
  /** Sent in the header in which `createWebhookReceiver` looks for it. 16 characters or more. */
  secret?: string | undefined;
  /** Shown in e-conomic; at most 100 characters. Default: the event type. */
  name?: string | undefined;
  /** Body with merge fields, at most 4000 characters. Default: JSON with the event type and all its merge fields. */
  postData?: string | undefined;
  /** Default: `application/json`. */
  contentType?: string | undefined;
  /** Further headers: at most 5 and 1000 characters, including the secret's. */
  customHeaders?: readonly { key: string; value: string }[] | undefined;
  /** Each request has a body, and so a key, of its own. */
  idempotencyKey?: never;
}

/** The options of `ensureWebhook`. */
export const ensureChecks: Checks = {
  eventType: text,
  // A text or a URL. e-conomic checks the length of texts, and `checkSecret` the secret.
  url: checkedLater,
  secret: anyText,
  name: anyText,
  postData: anyText,
  contentType: text,
  customHeaders: listOf(optionsOf({ key: text, value: anyText })),
  ...callChecks,
};
