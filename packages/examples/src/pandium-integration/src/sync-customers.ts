import { byKey, since } from "@org/visma-economic";
import type { Work } from "./work.ts";

/**
 * Changed customers are handed back: all of them on the first pass, however many runs it takes, then those that have changed since
 * the last pass began. `since` looks back a minute more, because e-conomic cuts such times to the minute (L-137); so a customer may
 * be handed back twice, which the shop does not mind.
 */
export async function syncCustomers({ run, shop, state }: Work): Promise<void> {
  const { since: last, began = run.startedAt.toISOString(), after } = state.customers;
  // Before the first item: wherever this slice ends, the pass has begun.
  state.customers = { ...state.customers, began };
  const changed = run.economic.rest.list("/customers", {
    filter: {
      ...(last !== undefined && { lastUpdated: since(last) }),
      ...(after !== undefined && { customerNumber: { gt: after } }),
    },
    by: byKey("customerNumber"),
  });
  for await (const { customerNumber, name, email, corporateIdentificationNumber } of run.whileTimeLasts(
    changed,
  )) {
    await shop.setCustomer({ customerNumber, name, email, cvr: corporateIdentificationNumber });
    state.customers = { ...state.customers, after: customerNumber };
  }
  if (!run.isEnding()) state.customers = { since: began };
}
