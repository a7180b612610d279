import type { Call } from "../../engine/call.ts";
import type { Fault } from "../../errors/refusal.ts";
import { eventTypes } from "../../generated/tables.ts";
import type { EventType, Webhook } from "../../records/webhooks.ts";

/** Letters, digits and the other characters that a header name may have; its value has printable characters. */
const headerName = /^[\w!#$%&'*+.^`|~-]+$/;

const printable = /^[\x20-\x7e]*$/;

/** Returns the event types of the service, and those that a test has added (U-03). */
export const typesOf = ({ mock }: Call): readonly EventType[] => [...eventTypes, ...mock.options.eventTypes];

/** Finds everything that is wrong with a webhook, with the codes of the service. */
export function checkWebhook(hook: Webhook, call: Call): Fault[] {
  const faults: Fault[] = [];
  if (!typesOf(call).some((event) => event.name === hook.eventType)) {
    faults.push({
      at: "eventType",
      code: "WebhookInvalidType",
      message: `${hook.eventType} is not an event type.`,
    });
  }
  if (!URL.canParse(hook.url)) {
    faults.push({ at: "url", code: "WebhookInvalidUrl", message: "The URL is not valid." });
  } else if (new URL(hook.url).protocol !== "https:") {
    faults.push({ at: "url", code: "WebhookInvalidUrlScheme", message: "The URL must use https." });
  }
  const headers = hook.customHeaders ?? [];
  if (headers.length > 5) {
    faults.push({
      at: "customHeaders",
      code: "WebhookCustomHeadersTooMany",
      message: "At most 5 custom headers.",
    });
  }
  if (JSON.stringify(headers).length > 1000) {
    faults.push({
      at: "customHeaders",
      code: "WebhookCustomHeadersTooLong",
      message: "The custom headers exceed 1000 characters.",
    });
  }
  if (headers.some(({ key, value }) => !headerName.test(key) || !printable.test(value))) {
    faults.push({
      at: "customHeaders",
      code: "WebhookCustomHeaderInvalid",
      message: "A custom header is not valid.",
    });
  }
  return faults;
}
