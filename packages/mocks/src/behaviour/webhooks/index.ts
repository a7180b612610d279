import { type Call, ok } from "../../engine/call.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import type { Fault } from "../../errors/refusal.ts";
import { eventTypes } from "../../generated/tables.ts";
import { projection } from "../../projection/projection.ts";
import { readOnly } from "../../projection/rules.ts";
import { type EventType, type Webhook, webhooks } from "../../records/webhooks.ts";
import { SERVICE } from "../../surface/apis/defaults.ts";

const onService = projection(
  {
    eventType: "eventType",
    name: "name",
    url: "url",
    contentType: "contentType",
    postData: "postData",
    customHeaders: "customHeaders",
    isDisabled: "isDisabled",
    lastDisabledDate: readOnly("lastDisabledDate"),
    lastUpdated: readOnly("lastUpdated"),
    objectVersion: readOnly("objectVersion"),
  },
  SERVICE,
);

/** Letters, digits and what else may stand in a header name; printable characters in its value. */
const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
const PRINTABLE = /^[\x20-\x7e]*$/;

/** Those that are known, and those that a test has added (U-03). */
const typesOf = ({ mock }: Call): readonly EventType[] => [...eventTypes, ...mock.options.eventTypes];

function check(hook: Webhook, call: Call): Fault[] {
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
  if (headers.some(({ key, value }) => !HEADER_NAME.test(key) || !PRINTABLE.test(value))) {
    faults.push({
      at: "customHeaders",
      code: "WebhookCustomHeaderInvalid",
      message: "A custom header is not valid.",
    });
  }
  return faults;
}

/** webhooksapi: the hooks of an agreement, keyed by event type. */
export const webhooksDomain: Domain = {
  name: "webhooks",
  resources: [
    resource<Webhook>({
      kind: webhooks,
      numbering: "caller",
      duplicate: "WebhookAlreadyExistsForEventType",
      faces: [{ document: "webhooks", path: "/webhooks", projection: onService }],
      complete: (hook, call, before) =>
        hook.isDisabled === true && before?.isDisabled !== true
          ? { ...hook, lastDisabledDate: `${new Date(call.now).toISOString().slice(0, 19)}Z` }
          : hook,
      check,
    }),
  ],
  operations: { "webhooks GET /EventTypes": (call) => ok(typesOf(call)) },
};
