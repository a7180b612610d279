import { kind } from "../../store/kind.ts";

/** A webhook made through the webhooks service; one for each event type (O-44). */
export type Webhook = {
  readonly eventType: string;
  readonly name: string;
  readonly url: string;
  readonly contentType: string;
  readonly postData?: string;
  readonly customHeaders?: readonly { readonly key: string; readonly value: string }[];
  readonly isDisabled?: boolean;
  readonly lastDisabledDate?: string;
};

export const webhooks = kind<Webhook>("webhooks", "eventType");

/** Something that a webhook can be made for, as `GET /EventTypes` lists it. */
export interface EventType {
  /** In capitals: "INVOICE_BOOKED". */
  readonly name: string;
  readonly description: string;
  /** What may stand in square brackets in a webhook's template. */
  readonly mergeFields: readonly { readonly fieldName: string; readonly description: string }[];
}

const numbers = (what: string) => [
  {
    fieldName: "NEWNUMBER",
    description: `Number of the ${what} after the change; empty when it was deleted.`,
  },
  {
    fieldName: "OLDNUMBER",
    description: `Number of the ${what} before the change; empty when it was created.`,
  },
];

/** The events that are known by name or from the web application's list; there may be more (G-3). */
export const eventTypes: readonly EventType[] = [
  {
    name: "INVOICE_BOOKED",
    description: "An invoice was booked.",
    mergeFields: [{ fieldName: "INVOICENO", description: "Number of the booked invoice." }],
  },
  {
    name: "JOURNAL_BOOKED",
    description: "A journal was booked.",
    mergeFields: [
      { fieldName: "DAYBOOKNO", description: "Number of the journal." },
      { fieldName: "FROMSERIALNO", description: "First entry number that was booked." },
      { fieldName: "TOSERIALNO", description: "Last entry number that was booked." },
    ],
  },
  {
    name: "CUSTOMER_UPDATED",
    description: "A customer was created, changed or deleted.",
    mergeFields: numbers("customer"),
  },
  {
    name: "PRODUCT_UPDATED",
    description: "A product was created, changed or deleted.",
    mergeFields: numbers("product"),
  },
  {
    name: "PROJECT_UPDATED",
    description: "A project was created, changed or deleted.",
    mergeFields: numbers("project"),
  },
];
