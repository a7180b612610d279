import { ok } from "../../engine/call.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import { type Webhook, webhooks } from "../../records/webhooks.ts";
import { checkWebhook, typesOf } from "./checks.ts";
import { webhookOnService } from "./projections.ts";

/** webhooksapi: the webhooks of an agreement. The event type is the key. */
export const webhooksDomain: Domain = {
  name: "webhooks",
  resources: [
    resource<Webhook>({
      kind: webhooks,
      numbering: "caller",
      duplicate: "WebhookAlreadyExistsForEventType",
      endpoints: [{ document: "webhooks", path: "/webhooks", projection: webhookOnService }],
      complete: (hook, call, before) =>
        hook.isDisabled === true && before?.isDisabled !== true
          ? { ...hook, lastDisabledDate: `${new Date(call.now).toISOString().slice(0, 19)}Z` }
          : hook,
      check: checkWebhook,
    }),
  ],
  operations: { "webhooks GET /EventTypes": (call) => ok(typesOf(call)) },
};
