import { type Checks, checkOptions } from "../../config/check-options.ts";
import { anyText, callChecks, checkedLater, listOf, optionsOf, text } from "../../config/option-checks.ts";
import { isEconomicError, ValidationError } from "../../errors/errors.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { isSameJson } from "../../utils/is-same-json.ts";
import { showValue } from "../../utils/show-value.ts";
import { updateWithVersion } from "../update-with-version.ts";
import { checkSecret, webhookSecretHeader } from "./secret-header.ts";

/** What `ensureWebhook` takes. */
export interface EnsureWebhookOptions extends CallOptions {
  /** `INVOICE_BOOKED`, `CUSTOMER_UPDATED`, `JOURNAL_BOOKED` or another of `GET /EventTypes`. */
  eventType: string;
  /** Where it is delivered: https, at most 1000 characters. */
  url: string | URL;
  /** Sent along in the header that `createWebhookReceiver` looks at. 16 characters or more. */
  secret?: string | undefined;
  /** Shown in e-conomic; at most 100 characters. Default: the event type. */
  name?: string | undefined;
  /** Body with merge fields, at most 4000 characters. Default: JSON with the event type and all its merge fields. */
  postData?: string | undefined;
  /** Default: `application/json`. */
  contentType?: string | undefined;
  /** Further headers; with the secret at most 5, and 1000 characters. */
  customHeaders?: readonly { key: string; value: string }[] | undefined;
  /** Each request has a body, and so a key, of its own. */
  idempotencyKey?: never;
}

const ensureChecks: Checks = {
  eventType: text,
  // A text or a URL. How long texts may be is for e-conomic to say; the secret has a check of its own.
  url: checkedLater,
  secret: anyText,
  name: anyText,
  postData: anyText,
  contentType: text,
  customHeaders: listOf(optionsOf({ key: text, value: anyText })),
  ...callChecks,
};

/**
 * Makes sure that the one webhook of an event type is as told, and switched on: registers it, updates it, or does
 * nothing.
 * @returns `"created"` where there was none at first; another process, at the same moment, may be the one that made it.
 * @throws ValidationError for a short secret, before anything is sent, and for what e-conomic refuses: with the code
 *   `WebhookInvalidType` an event type that there is not (the message lists those that there are), with `WebhookAlreadyExistsForEventType` when the hook of this
 *   event type belongs to another app or was made in e-conomic itself, where this app cannot see it.
 */
export async function ensureWebhook(
  economic: Pick<EconomicServices, "webhooks">,
  options: EnsureWebhookOptions,
): Promise<"created" | "updated" | "unchanged"> {
  checkOptions(options, ensureChecks, ["eventType", "url"]);
  const { eventType, secret, headers, signal, timeoutMs, retry } = options;
  const call: CallOptions = { headers, signal, timeoutMs, retry };
  const { webhooks } = economic;
  if (secret !== undefined) checkSecret(secret);
  const fields = await mergeFieldsOf(webhooks, eventType, call);
  const body = hookBody(options, fields);

  let outcome: "created" | "updated" | "unchanged" = "unchanged";
  const update = () =>
    updateWithVersion(webhooks, "/webhooks/{eventType}", {
      ...call,
      path: { eventType },
      change(hook) {
        const wanted = { ...hook, ...body };
        // The server leaves out what is false or empty (O-17).
        if (isSameJson({ isDisabled: false, customHeaders: [], ...hook }, wanted)) return;
        outcome = "updated";
        return wanted;
      },
    });
  try {
    await update();
  } catch (error) {
    if (!isEconomicError(error, "notFound")) throw error;
    outcome = "created";
    await webhooks.post("/webhooks", { ...call, body }).catch(async (refusal: unknown) => {
      // It may have been registered after all, or by somebody who was faster. If not, the refusal counts.
      await update().catch(() => {
        throw withAdvice(refusal);
      });
    });
  }
  return outcome;
}

type Webhooks = EconomicServices["webhooks"];

/** Asks for the merge fields of an event type. Throws a ValidationError that lists the types if there is no such one. */
async function mergeFieldsOf(webhooks: Webhooks, eventType: string, call: CallOptions): Promise<string[]> {
  const types = await webhooks.get("/EventTypes", call);
  const type = types.find(({ name }) => name === eventType);
  if (!type) {
    const known = types.map(({ name }) => name).join(", ");
    const message = `eventType must be one of ${known}: it is ${showValue(eventType)}.`;
    throw new ValidationError(message, {
      code: "WebhookInvalidType",
      errors: [{ path: "eventType", code: "WebhookInvalidType", message }],
    });
  }
  // A merge field is written in brackets; the list may have them or not.
  return (type.mergeFields ?? []).map(({ fieldName }) => `${fieldName}`.replace(/\W/g, ""));
}

/** Makes the webhook as it should be. Its template names the event type, which no delivery says by itself. */
function hookBody(options: EnsureWebhookOptions, fields: readonly string[]) {
  const {
    eventType,
    url,
    secret,
    name = eventType,
    contentType = "application/json",
    customHeaders = [],
  } = options;
  const template = Object.fromEntries(fields.map((field) => [field, `[${field}]`]));
  return {
    eventType,
    name,
    url: `${url}`,
    contentType,
    postData: options.postData ?? JSON.stringify({ event: eventType, ...template }),
    customHeaders: secret
      ? [...customHeaders, { key: webhookSecretHeader, value: secret }]
      : [...customHeaders],
    isDisabled: false,
  };
}

/** An app sees only the webhooks that it made, yet another app's occupies the event type (behaviour.md 3.9). */
function withAdvice(refusal: unknown): unknown {
  const isTaken =
    isEconomicError(refusal, "validation") && refusal.code === "WebhookAlreadyExistsForEventType";
  if (!isTaken) return refusal;
  const { method, body, cause } = refusal;
  const message = `${refusal.message} It was made by another app, or in e-conomic itself: this app cannot see it.`;
  // The message has method and path in front already.
  const error = new ValidationError(message, { ...refusal, method: undefined, body, cause });
  return Object.assign(error, { method });
}
