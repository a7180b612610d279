/** The header in which `ensureWebhook` has the secret sent, and `createWebhookReceiver` looks for it. */
export const webhookSecretHeader = "x-webhook-secret";
