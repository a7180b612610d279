import type { EventType, Webhook } from "../../records/webhooks.ts";
import { fillTemplate } from "./deliver.ts";

/**
 * Values of a test delivery. A value that is left out comes from the agreement's webhook for the event. If the
 * agreement has no such webhook, a default is used.
 */
export interface GivenDelivery {
  /** Default: that of the webhook, or "https://webhook.test/". */
  readonly url?: string;
  /**
   * The value of the header `x-webhook-secret`, which the client's receiver checks. Default: only the webhook's own
   * headers are sent.
   */
  readonly secret?: string;
  /** Default: that of the webhook, or "application/json". */
  readonly contentType?: string;
  /**
   * The template of the body. Default: that of the webhook, or JSON with the event type as `event` and all merge
   * fields.
   */
  readonly postData?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

const fieldsOf = ({ mergeFields }: EventType): string[] =>
  mergeFields.map(({ fieldName }) => fieldName.replace(/[[\]]/g, ""));

/**
 * Makes the request that e-conomic sends for an event: the webhook's template with its merge fields filled in. A merge
 * field that is left out is empty. If `mergeFields` is undefined, each merge field is 1.
 */
export function testDelivery(
  type: EventType,
  mergeFields: Readonly<Record<string, string | number>> | undefined,
  overrides: GivenDelivery,
  hook: Webhook | undefined,
): Request {
  const names = fieldsOf(type);
  const values = mergeFields ?? Object.fromEntries(names.map((name) => [name, 1]));
  const empty = Object.fromEntries(names.map((name) => [name, ""]));
  const templates = Object.fromEntries(names.map((name) => [name, `[${name}]`]));
  const postData = overrides.postData ?? hook?.postData ?? JSON.stringify({ event: type.name, ...templates });
  const headers = new Headers((hook?.customHeaders ?? []).map(({ key, value }) => [key, value]));
  for (const [name, value] of Object.entries(overrides.headers ?? {})) headers.set(name, value);
  headers.set("content-type", overrides.contentType ?? hook?.contentType ?? "application/json");
  if (overrides.secret !== undefined) headers.set("x-webhook-secret", overrides.secret);
  return new Request(overrides.url ?? hook?.url ?? "https://webhook.test/", {
    method: "POST",
    headers,
    body: fillTemplate(fillTemplate(postData, values), empty),
  });
}
