import { invalid } from "../../errors/invalid.ts";
import { type Chunks, readLimited } from "../../utils/read-limited.ts";
import { eventOf, type WebhookEvent } from "./events.ts";
import { parseFields, type WebhookFields } from "./fields.ts";
import type { WebhookReceiverOptions } from "./receiver-options.ts";

/** A delivery, as an event with its handler. */
export interface Delivery {
  event: WebhookEvent;
  handle: (event: WebhookEvent) => unknown;
  /** `true` if an equal delivery must be a repetition, because a second event would look different. */
  isDistinct: boolean;
}

/** Returns the event's type: the one that the delivery names, or else the only type that has a handler, or else `*`. */
const typeOf = (fields: WebhookFields, types: readonly string[]): string => {
  const [onlyType, second] = types;
  return fields.get("event") ?? (second === undefined ? (onlyType ?? "") : "*");
};

/**
 * Returns whether a second event would look different from a repetition of this delivery. Two events may look the same if they
 * are updates of one record, or if they come without a type or without other fields.
 */
const isDistinct = (type: string, fields: WebhookFields): boolean =>
  fields.has("event") && fields.size > 1 && !type.endsWith("_UPDATED");

/** Reads a delivery. Throws a ValidationError if it cannot be read, or if its type has no handler. */
export async function readDelivery(
  url: URL,
  body: unknown,
  { events, maxBodyBytes = 65_536 }: WebhookReceiverOptions,
): Promise<Delivery & { text: string }> {
  const text = await (await readLimited(body as BodyInit | Chunks, maxBodyBytes)).text();
  const fields = parseFields(text, url.search);
  fields.delete("secret");
  const types = Object.keys(events);
  const type = typeOf(fields, types);
  const handle = (types.includes(type) ? events[type] : undefined) ?? events["*"];
  if (!handle) invalid(`The field event must be one of ${types.join(", ")}: it is "${type}".`, "event");
  return { event: eventOf(type, fields, text), handle, isDistinct: isDistinct(type, fields), text };
}
