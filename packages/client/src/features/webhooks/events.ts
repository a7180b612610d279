import { eventProperties, type WebhookEventData } from "../../generated/event-types.ts";
import type { WebhookFields } from "./fields.ts";

/** The event types whose data has a type here. `GET /EventTypes` returns all event types. */
export type KnownEventType = keyof WebhookEventData;

/** A delivery. Its data is not proof, because e-conomic signs nothing: read the record through the API before you act on it. */
export type WebhookEvent<Type extends string = string> = {
  /** The field `event` of body or URL, or else the only type that the receiver handles, or else `*`. */
  type: Type;
  /**
   * Returns the value of a field of the template; `undefined` if it is missing or empty. The case of the name does not matter.
   */
  field(name: string): string | undefined;
  /** The body of the delivery, unchanged. */
  text: string;
} & (Type extends KnownEventType ? WebhookEventData[Type] : unknown);

// `handle` is a method, because the parameter of a method may be narrower than that of the index signature. So the handler of
// a known type receives the event with the data of this type.
type Handler<Type extends string> = { handle(event: WebhookEvent<Type>): unknown }["handle"];

/** The handlers by event type. `"*"` handles every other type, and deliveries without a type. */
export type WebhookHandlers = {
  [Type in KnownEventType]?: Handler<Type>;
} & { [type: string]: Handler<string> | undefined };

/** Makes the event for a handler. */
export function eventOf(type: string, fields: WebhookFields, text: string): WebhookEvent {
  const field = (name: string): string | undefined => fields.get(name.toLowerCase());
  const event: WebhookEvent & Record<string, unknown> = { type, field, text };
  for (const [mergeField, property] of Object.entries(eventProperties)) {
    // A template may name the field after the event's property, or after e-conomic's merge field (`DAYBOOKNO`).
    const value = Number(field(property) ?? field(mergeField));
    if (value) event[property] = value;
  }
  return event;
}
