import { foldName, type WebhookFields } from "./fields.ts";

/** What the events known by name say beside their fields; a number is absent when the template leaves it out. */
export interface WebhookEventData {
  INVOICE_BOOKED: {
    /** The booked invoice's number. */
    invoiceNumber: number | undefined;
  };
  CUSTOMER_UPDATED: {
    /** Absent when the customer was deleted. */
    newNumber: number | undefined;
    /** Absent when the customer was created; other than `newNumber` when it was renumbered. */
    oldNumber: number | undefined;
  };
  JOURNAL_BOOKED: {
    journalNumber: number | undefined;
    /** First and last serial number of the booked entries. */
    fromSerialNumber: number | undefined;
    toSerialNumber: number | undefined;
  };
}

/** The event types whose data is known; `GET /EventTypes` has them all. */
export type KnownEventType = keyof WebhookEventData;

/** A delivery. What it says is a hint, not proof: read the record through the API before acting on it. */
export type WebhookEvent<Type extends string = string> = {
  type: Type;
  /** The value of a field of the template, by its name in any case; `undefined` when absent or empty. */
  field(name: string): string | undefined;
  /** The body as it came. */
  text: string;
} & (Type extends KnownEventType ? WebhookEventData[Type] : unknown);

// A method's parameter may be narrower than the index signature's: known types get their own event.
type Handler<Type extends string> = { handle(event: WebhookEvent<Type>): unknown }["handle"];

/** What to do, by event type; `"*"` takes every type that has none of its own. */
export type WebhookHandlers = {
  [Type in KnownEventType]?: Handler<Type>;
} & { [type: string]: Handler<string> | undefined };

/** The names of the merge fields, and what templates usually call them, up to their `No` or `Number`. */
const stems: Record<KnownEventType, Record<string, string>> = {
  INVOICE_BOOKED: { invoiceNumber: "(booked)?invoice" },
  CUSTOMER_UPDATED: { newNumber: "new", oldNumber: "old" },
  JOURNAL_BOOKED: {
    journalNumber: "(daybook|journal)",
    fromSerialNumber: "fromserial",
    toSerialNumber: "toserial",
  },
};

const find = (fields: WebhookFields, stem: string): string | undefined =>
  [...fields].find(([name]) => RegExp(`^${stem}n(o|umber)$`).test(name))?.[1];

/**
 * The type of a delivery, which has no envelope: said by a field `event` or `eventType` of URL or body, else by a
 * part of the URL's path that is one of `types`, else by merge fields that one event alone has, else the only type
 * there is.
 */
export function typeOf(fields: WebhookFields, segments: string[], types: string[]): string | undefined {
  const said = fields.get("event") ?? fields.get("eventtype");
  if (said)
    return said
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, "_");
  const folded = segments.map(foldName);
  const named = types.filter((type) => type !== "*");
  return (
    named.find((type) => folded.includes(foldName(type))) ??
    (find(fields, "(booked)?invoice")
      ? "INVOICE_BOOKED"
      : find(fields, "fromserial")
        ? "JOURNAL_BOOKED"
        : types[1]
          ? undefined
          : named[0])
  );
}

/** The event that handlers get. */
export function eventOf(type: string, fields: WebhookFields, text: string): WebhookEvent {
  const data: Record<string, number | undefined> = {};
  if (Object.hasOwn(stems, type))
    for (const [property, stem] of Object.entries(stems[type as KnownEventType])) {
      const value = find(fields, stem);
      data[property] = /^\s*\d{1,15}\s*$/.test(value ?? "") ? Number(value) : undefined;
    }
  return { type, field: (name) => fields.get(foldName(name)), text, ...data };
}
