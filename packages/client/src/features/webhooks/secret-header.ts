import { refuse } from "../../errors/refuse.ts";

/** The header in which `ensureWebhook` has the secret sent, and `createWebhookReceiver` looks for it. */
export const webhookSecretHeader = "x-webhook-secret";

/** Anybody can send to a public URL: a secret has to be unguessable. Headers lose the line break that a file ends with. */
export function checkSecret(secret: string | undefined): void {
  if (!(secret && secret.length > 15 && secret === secret.trim()))
    refuse("secret must be 16 characters or more, no blanks around");
}
