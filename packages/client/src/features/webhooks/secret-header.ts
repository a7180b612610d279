import { refuse } from "../refuse.ts";

/** The header in which `ensureWebhook` has the secret sent, and `createWebhookReceiver` looks for it. */
export const webhookSecretHeader = "x-webhook-secret";

/** Anybody can send to a public URL: a secret has to be unguessable. */
export const checkSecret = (secret: unknown): unknown =>
  /^.{16,}$/s.test(typeof secret === "string" ? secret : "") ||
  refuse("secret must have 16 characters or more.");
