import type { EnsureWebhookOptions } from "./ensure-options.ts";
import { webhookSecretHeader } from "./secret-header.ts";

/**
 * Returns the body that registers a webhook. Its template contains the event type, because deliveries would otherwise come
 * without it.
 */
export function hookBody(options: EnsureWebhookOptions, fields: readonly string[]) {
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
