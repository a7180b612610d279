import type { WebhookFields } from "./fields.ts";

/**
 * What the events known by name say beside their fields: the number in the field of the same name, or of the merge
 * field's (`INVOICENO`, `DAYBOOKNO`); absent when the template leaves it out.
 */
export interface WebhookEventData {
  INVOICE_BOOKED: {
    /** The booked invoice's number. */
    invoiceNumber?: number | undefined;
  };
  CUSTOMER_UPDATED: {
    /** Absent when the customer was deleted. */
    newNumber?: number | undefined;
    /** Absent when the customer was created; other than `newNumber` when it was renumbered. */
    oldNumber?: number | undefined;
  };
  JOURNAL_BOOKED: {
    journalNumber?: number | undefined;
    /** First and last serial number of the booked entries. */
    fromSerialNumber?: number | undefined;
    toSerialNumber?: number | undefined;
  };
}

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
  for (const name of ["invoice", "new", "old", "journal", "fromSerial", "toSerial"]) {
    // The field of the event's own name, or of e-conomic's merge field (`DAYBOOKNO`).
    const value = Number(field(`${name}Number`) ?? field(`${name.replace("journal", "daybook")}No`));
    if (value) event[`${name}Number`] = value;
  }
  return event;
}
