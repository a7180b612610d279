import { checkOptions } from "../../config/check-options.ts";
import { hiddenFactsOf, isEconomicError, ValidationError } from "../../errors/errors.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { isSameJson } from "../../utils/is-same-json.ts";
import { updateWithVersion } from "../update/update-with-version.ts";
import { type EnsureWebhookOptions, ensureChecks } from "./ensure-options.ts";
import { hookBody } from "./hook-body.ts";
import { mergeFieldsOf } from "./merge-fields-of.ts";
import { checkSecret } from "./secret-header.ts";

/** Explains the refusal of a second webhook: an app cannot see the webhook of another app for the same event type. */
function withAdvice(refusal: unknown): unknown {
  const isTaken =
    isEconomicError(refusal, "validation") && refusal.code === "WebhookAlreadyExistsForEventType";
  if (!isTaken) return refusal;
  const { method, body, cause } = refusal;
  const message = `${refusal.message} It was made by another app, or in e-conomic itself: this app cannot see it.`;
  // The method is left out until the error is made, because the message already begins with method and path.
  const facts = { ...refusal, ...hiddenFactsOf(refusal), body, cause };
  const error = new ValidationError(message, { ...facts, method: undefined });
  return Object.assign(error, { method });
}

/**
 * Registers or updates the webhook of an event type, so that it has these options and is switched on. If the webhook is like
 * this already, writes nothing.
 * @returns `"created"` if there was no webhook at first, even if another process has made it at the same moment.
 * @throws ValidationError for a short secret, before anything is sent; with the code `WebhookInvalidType` for an unknown
 *   event type (the message lists the known ones); with `WebhookAlreadyExistsForEventType` if the webhook of this event
 *   type belongs to another app or was made in e-conomic itself, where this app cannot see it.
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
        // The server leaves out properties that are false or empty (O-17).
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
      // The POST may have succeeded in spite of the error, or another process was faster. Then there is a webhook to update.
      // Otherwise, the update fails too, and the error of the POST is thrown.
      await update().catch(() => {
        throw withAdvice(refusal);
      });
    });
  }
  return outcome;
}
