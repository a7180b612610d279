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
import { createDeliveries, hashOf, memoryOfDeliveries } from "./deliveries.ts";
import type { WebhookEvent } from "./events.ts";
import { hasSecret } from "./has-secret.ts";
import { readDelivery } from "./read-delivery.ts";
import type { WebhookReceiverOptions, WebhookRequest } from "./receiver-options.ts";
import { checkSecret } from "./secret-header.ts";

/** Returns the status for a refused delivery: 413 for a body that is too large, else 400. */
const statusOf = (error: unknown): number => (isEconomicError(error) ? error.status : undefined) ?? 400;

const receiverChecks: Checks = {
  // `checkSecrets` checks one secret or several.
  secret: checkedLater,
  events: objectOf(functionValue),
  maxBodyBytes: wholeNumberFrom(1),
  duplicateWindowMs: numberFromZero,
  maxRemembered: wholeNumberFrom(1),
  duplicates: objectWith("has", "add"),
  onError: functionValue,
};

/** Checks each secret and returns all as a list. Throws a ValidationError if the list is empty. */
function checkSecrets(secret: WebhookReceiverOptions["secret"] | undefined): readonly string[] {
  const secrets = typeof secret === "string" ? [secret] : (secret ?? []);
  if (secrets.length === 0) checkSecret(undefined);
  for (const one of secrets) checkSecret(one);
  return secrets;
}

/**
 * Makes a receiver for webhooks, both from e-conomic's settings and from webhooksapi. It is a function from `Request` to
 * `Response`, for every runtime that has them.
 *
 * It answers 200 when the handler is done, or if the delivery is a repetition. It answers 500 when the handler threw, so that
 * the server delivers again. Other answers are 401 without the secret, 405 for another method than POST, 413 for a body that is
 * too large, and 400 for a body that cannot be read and for an event without a handler.
 * @throws ValidationError for a secret that is missing, too short, or has blanks around it.
 */
export function createWebhookReceiver(
  options: WebhookReceiverOptions,
): (request: WebhookRequest) => Promise<Response> {
  checkOptions(options, receiverChecks, ["events"]);
  const { secret, onError, duplicateWindowMs = 600_000, maxRemembered = 10_000, duplicates } = options;
  const secrets = checkSecrets(secret);
  const store = duplicates ?? memoryOfDeliveries(maxRemembered);
  const deliveries = createDeliveries(store, duplicateWindowMs);

  /** Reports an error. Errors of `onError` itself are ignored. */
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
