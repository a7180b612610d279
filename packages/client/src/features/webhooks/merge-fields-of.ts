import { ValidationError } from "../../errors/errors.ts";
import type { CallOptions, EconomicServices } from "../../types/index.ts";
import { showValue } from "../../utils/show-value.ts";

type Webhooks = EconomicServices["webhooks"];

/** Returns the merge fields of an event type. Throws a ValidationError with the list of types if the type is unknown. */
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
  // The list may have the names of merge fields with or without brackets.
  return (type.mergeFields ?? []).map(({ fieldName }) => `${fieldName}`.replace(/\W/g, ""));
}
