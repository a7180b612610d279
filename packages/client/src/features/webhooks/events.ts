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

// The names of the merge fields, and what templates usually call them.
const names: Record<KnownEventType, Record<string, readonly string[]>> = {
  INVOICE_BOOKED: { invoiceNumber: ["invoiceno", "invoicenumber", "bookedinvoicenumber"] },
  CUSTOMER_UPDATED: { newNumber: ["newnumber"], oldNumber: ["oldnumber"] },
  JOURNAL_BOOKED: {
    journalNumber: ["daybookno", "daybooknumber", "journalno", "journalnumber"],
    fromSerialNumber: ["fromserialno", "fromserialnumber"],
    toSerialNumber: ["toserialno", "toserialnumber"],
  },
};

/**
 * The type of a delivery, which has no envelope: said by a field `event` or `eventType` of URL or body, else by a
 * part of the URL's path that is one of `types`, else by merge fields that one event alone has, else the only type
 * there is.
 */
export function typeOf(fields: WebhookFields, segments: string[], types: string[]): string | undefined {
  const said = fields.get("event") ?? fields.get("eventtype");
  if (said !== undefined)
    return said
      .trim()
      .toUpperCase()
      .replace(/[\s-]+/g, "_");
  const folded = segments.map(foldName);
  const inPath = types.find((type) => type !== "*" && folded.includes(foldName(type)));
  if (inPath !== undefined) return inPath;
  const has = (aliases: readonly string[]) => aliases.some((alias) => fields.has(alias));
  if (has(names.INVOICE_BOOKED.invoiceNumber ?? [])) return "INVOICE_BOOKED";
  if (has(names.JOURNAL_BOOKED.fromSerialNumber ?? [])) return "JOURNAL_BOOKED";
  return types.length === 1 && types[0] !== "*" ? types[0] : undefined;
}

/** The event that handlers get. */
export function eventOf(type: string, fields: WebhookFields, text: string): WebhookEvent {
  const data: Record<string, number | undefined> = {};
  const known: Record<string, Record<string, readonly string[]>> = names;
  if (Object.hasOwn(known, type)) {
    for (const [property, aliases] of Object.entries(known[type] ?? {})) {
      const value = aliases.map((alias) => fields.get(alias)).find((found) => found !== undefined);
      data[property] = value !== undefined && /^\d{1,15}$/.test(value.trim()) ? Number(value) : undefined;
    }
  }
  return { type, field: (name) => fields.get(foldName(name)), text, ...data };
}
