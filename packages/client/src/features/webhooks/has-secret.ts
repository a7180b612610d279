import { equalInConstantTime } from "../../utils/equal-in-constant-time.ts";
import type { WebhookRequest } from "./receiver-options.ts";
import { webhookSecretHeader } from "./secret-header.ts";

/** Returns whether a request has one of the secrets in its header, its query or a part of its path. */
export function hasSecret(url: URL, headers: WebhookRequest["headers"], secrets: readonly string[]): boolean {
  const places = [
    headers.get(webhookSecretHeader),
    url.searchParams.get("secret"),
    ...url.pathname.split("/"),
  ];
  return places.some((value) => secrets.some((secret) => equalInConstantTime(value ?? "", secret)));
}
