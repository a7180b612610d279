import type { Delivery } from "../../../behaviour/webhooks/deliver.ts";
import { maskHeaders } from "../../mask.ts";
import { publicId } from "../agreement-ids.ts";
import type { Schemas } from "../call.ts";

/** Returns a delivery as the interface shows it. `agreement` is the id that its agreement is stored by. */
export const deliveryView = (delivery: Delivery, agreement: string): Schemas["Delivery"] => ({
  id: delivery.id,
  agreement: publicId(agreement),
  eventType: delivery.eventType,
  url: delivery.url,
  headers: maskHeaders(delivery.headers),
  body: delivery.body,
  at: delivery.at,
  status: delivery.status ?? null,
  state: delivery.state,
  attempts: delivery.tries.map(({ at, status, error }) => ({
    at,
    status: status ?? null,
    error: error ?? null,
  })),
  replayOf: delivery.replayOf ?? null,
});
