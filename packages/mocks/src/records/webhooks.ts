import { kind } from "../store/kind.ts";

/** A webhook that was created with the webhooks service. Each event type has at most one (O-44). */
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

/** An event that a webhook can be created for, as `GET /EventTypes` lists it. */
export interface EventType {
  /** The name, in capitals: "INVOICE_BOOKED". */
  readonly name: string;
  readonly description: string;
  /** The fields that a webhook's template may have in square brackets. */
  readonly mergeFields: readonly { readonly fieldName: string; readonly description: string }[];
}
