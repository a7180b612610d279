/** Exports the types of webhooksapi, receivers of deliveries, and the registration of webhooks. */

export type { DeliveryStore } from "./features/webhooks/deliveries.ts";
export { ensureWebhook } from "./features/webhooks/ensure.ts";
export type { EnsureWebhookOptions } from "./features/webhooks/ensure-options.ts";
export type {
  KnownEventType,
  WebhookEvent,
  WebhookHandlers,
} from "./features/webhooks/events.ts";
export {
  type NodeWebhookRequest,
  type NodeWebhookResponse,
  nodeWebhookHandler,
} from "./features/webhooks/node.ts";
export { createWebhookReceiver } from "./features/webhooks/receiver.ts";
export type { WebhookReceiverOptions, WebhookRequest } from "./features/webhooks/receiver-options.ts";
export { webhookSecretHeader } from "./features/webhooks/secret-header.ts";
export type { WebhookEventData } from "./generated/event-types.ts";
// Only types are exported. The file has one constant, the roles, and it states only that each call needs a SuperUser.
export type * from "./generated/webhooks.ts";
