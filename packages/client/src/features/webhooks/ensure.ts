import { isEconomicError } from "../../errors/errors.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { same } from "../../utils/is-same-json.ts";
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

/**
 * Makes sure that the one webhook of an event type is as told, and switched on: registers it, updates it, or does
 * nothing.
 * @returns `"created"` where there was none at first; another process, at the same moment, may be the one that made it.
 * @throws ValidationError for a short secret, before anything is sent, and for what e-conomic refuses: with the code
 *   `WebhookInvalidType` an event type that there is not, with `WebhookAlreadyExistsForEventType` when the hook of this
 *   event type belongs to another app or was made in e-conomic itself, where this app cannot see it.
 */
export async function ensureWebhook(
  economic: Pick<EconomicServices, "webhooks">,
  options: EnsureWebhookOptions,
): Promise<"created" | "updated" | "unchanged"> {
  const {
    eventType,
    url,
    secret,
    name = eventType,
    postData,
    contentType = "application/json",
    customHeaders = [],
    ...call
  } = options;
  const { webhooks } = economic;
  if (secret !== undefined) checkSecret(secret);

  const types = await webhooks.get("/EventTypes", call);
  const type = types.find(({ name }) => name === eventType);
  const fields = type?.mergeFields?.map(({ fieldName }) => {
    const field = `${fieldName}`.replace(/\W/g, "");
    return [field, `[${field}]`];
  });
  const body = {
    eventType,
    name,
    url: `${url}`,
    contentType,
    // With the event type, which no delivery tells by itself.
    postData: postData ?? JSON.stringify({ event: eventType, ...Object.fromEntries(fields ?? []) }),
    customHeaders: customHeaders.concat(secret ? { key: webhookSecretHeader, value: secret } : []),
    isDisabled: false,
  };

  let outcome: "created" | "updated" | "unchanged" = "unchanged";
  const update = () =>
    updateWithVersion(webhooks, "/webhooks/{eventType}", {
      ...call,
      path: { eventType },
      change(hook) {
        const wanted = { ...hook, ...body };
        // The server leaves out what is false or empty (O-17).
        if (same({ isDisabled: false, customHeaders: [], ...hook }, wanted)) return;
        outcome = "updated";
        return wanted;
      },
    });
  try {
    await update();
  } catch (error) {
    if (!isEconomicError(error, "notFound")) throw error;
    outcome = "created";
    await webhooks.post("/webhooks", { ...call, body }).catch(async (error) => {
      // It may have been registered after all, or by somebody who was faster. If not, the refusal counts.
      await update().catch(() => {
        throw error;
      });
    });
  }
  return outcome;
}
