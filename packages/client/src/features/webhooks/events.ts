import { eventProperties, type WebhookEventData } from "../../generated/event-types.ts";
import type { WebhookFields } from "./fields.ts";

/** The event types whose data is known; `GET /EventTypes` has them all. */
export type KnownEventType = keyof WebhookEventData;

/** A delivery. What it says is a hint, not proof: read the record through the API before acting on it. */
export type WebhookEvent<Type extends string = string> = {
  /** What the field `event` of body or URL says; else the only type that the receiver handles, else `*`. */
  type: Type;
  /** The value of a field of the template, by its name in any case; `undefined` when absent or empty. */
  field(name: string): string | undefined;
  /** The body as it came. */
  text: string;
} & (Type extends KnownEventType ? WebhookEventData[Type] : unknown);

// A method's parameter may be narrower than the index signature's: known types get their own event.
type Handler<Type extends string> = { handle(event: WebhookEvent<Type>): unknown }["handle"];

/** What to do, by event type; `"*"` takes every type that has none of its own, and what does not tell its type. */
export type WebhookHandlers = {
  [Type in KnownEventType]?: Handler<Type>;
} & { [type: string]: Handler<string> | undefined };

/** The event that handlers get. */
export function eventOf(type: string, fields: WebhookFields, text: string): WebhookEvent {
  const field = (name: string): string | undefined => fields.get(name.toLowerCase());
  const event: WebhookEvent & Record<string, unknown> = { type, field, text };
  for (const [mergeField, property] of Object.entries(eventProperties)) {
    // A template may call the field as the event does, or as e-conomic's merge field (`DAYBOOKNO`).
    const value = Number(field(property) ?? field(mergeField));
    if (value) event[property] = value;
  }
  return event;
}
