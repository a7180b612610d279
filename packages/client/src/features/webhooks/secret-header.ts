import { invalid } from "../../errors/invalid.ts";

/** The header of a delivery that contains the secret. `ensureWebhook` registers it, and `createWebhookReceiver` reads it. */
export const webhookSecretHeader = "x-webhook-secret";

/** The minimum length of a secret. Shorter ones can be guessed, and anybody can send to a public URL. */
const shortestSecret = 16;

/** Checks a secret. Throws a ValidationError if it is too short, or has blanks around it, which headers lose. */
export function checkSecret(secret: string | undefined): void {
  if (secret !== undefined && typeof secret !== "string") invalid("secret must be a text.", "secret");
  const wanted = `must have ${shortestSecret} characters or more`;
  if (!secret) invalid(`secret is missing. It ${wanted}.`, "secret");
  if (secret.length < shortestSecret) invalid(`secret ${wanted}: it has ${secret.length}.`, "secret");
  if (secret !== secret.trim())
    invalid(
      "secret must not begin or end with a blank or a line break, because headers lose them.",
      "secret",
    );
}
