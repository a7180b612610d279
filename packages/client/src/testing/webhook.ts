import type { WebhookEvent, WebhookHandlers } from "../features/webhooks/events.ts";
import { createWebhookReceiver } from "../features/webhooks/receiver.ts";
import type { WebhookReceiverOptions } from "../features/webhooks/receiver-options.ts";

export const secret = "a-shared-secret-of-some-length";
export const at = "https://app.example/hooks";

/** Makes a receiver and records its events. */
export function receiver(options: Partial<WebhookReceiverOptions> = {}, types = ["*"]) {
  const events: WebhookEvent[] = [];
  const errors: unknown[] = [];
  const note = (event: WebhookEvent) => void events.push(event);
  const handlers: WebhookHandlers = Object.fromEntries(types.map((type) => [type, note]));
  const receive = createWebhookReceiver({
    secret,
    events: handlers,
    onError: (error) => errors.push(error),
    ...options,
  });
  return { receive, events, errors };
}

/** Makes a delivery with the secret in its header. */
export function post(body: string, { url = at, headers = {}, type = "application/json" } = {}) {
  return new Request(url, {
    method: "POST",
    body,
    headers: { "content-type": type, "x-webhook-secret": secret, ...headers },
  });
}
