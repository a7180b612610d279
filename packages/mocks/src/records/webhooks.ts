import { kind } from "../store/kind.ts";

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
