import { ValidationError } from "../../errors/errors.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { showValue } from "../../utils/show-value.ts";

type Webhooks = EconomicServices["webhooks"];

/** Asks for the merge fields of an event type. Throws a ValidationError that lists the types if it is unknown. */
export async function mergeFieldsOf(
  webhooks: Webhooks,
  eventType: string,
  call: CallOptions,
): Promise<string[]> {
  const types = await webhooks.get("/EventTypes", call);
  const type = types.find(({ name }) => name === eventType);
  if (!type) {
    const known = types.map(({ name }) => name).join(", ");
    const message = `eventType must be one of ${known}: it is ${showValue(eventType)}.`;
    throw new ValidationError(message, {
      code: "WebhookInvalidType",
      errors: [{ path: "eventType", code: "WebhookInvalidType", message }],
    });
  }
  // The list may name a merge field with or without its brackets.
  return (type.mergeFields ?? []).map(({ fieldName }) => `${fieldName}`.replace(/\W/g, ""));
}
