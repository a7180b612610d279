/** Webhooks: the models of webhooksapi, a receiver of deliveries, and their registration. */

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
// Its one constant, the roles, says no more than that all of it is for a SuperUser.
export type * from "./generated/webhooks.ts";
