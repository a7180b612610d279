import { eventProperties, type WebhookEventData } from "../../generated/event-types.ts";
import type { WebhookFields } from "./fields.ts";

/** The event types whose data is known. `GET /EventTypes` lists all types. */
export type KnownEventType = keyof WebhookEventData;

/** A delivery. Its content proves nothing: read the record through the API before you act on it. */
export type WebhookEvent<Type extends string = string> = {
  /**
   * The value of the field `event` in the body or the URL. Without it, the only type that the receiver handles, or
   * else `*`.
   */
  type: Type;
  /** The value of a field of the template, by its name in any case; `undefined` when absent or empty. */
  field(name: string): string | undefined;
  /** The body as it came. */
  text: string;
} & (Type extends KnownEventType ? WebhookEventData[Type] : unknown);

// A method's parameter may be narrower than that of the index signature, so each known type gets its own event.
type Handler<Type extends string> = { handle(event: WebhookEvent<Type>): unknown }["handle"];

/** The handlers by event type. `"*"` takes every type without a handler of its own, and deliveries without a type. */
export type WebhookHandlers = {
  [Type in KnownEventType]?: Handler<Type>;
} & { [type: string]: Handler<string> | undefined };

/** The event that handlers get. */
export function eventOf(type: string, fields: WebhookFields, text: string): WebhookEvent {
  const field = (name: string): string | undefined => fields.get(name.toLowerCase());
  const event: WebhookEvent & Record<string, unknown> = { type, field, text };
  for (const [mergeField, property] of Object.entries(eventProperties)) {
    // A template may name the field as the event does, or as e-conomic names the merge field (`DAYBOOKNO`).
    const value = Number(field(property) ?? field(mergeField));
    if (value) event[property] = value;
  }
  return event;
}
