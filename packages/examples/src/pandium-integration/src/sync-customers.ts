import { byKey, since } from "@org/visma-economic";
import type { Work } from "./work.ts";

/**
 * Sends changed customers back to the shop: all of them in the first pass, which may take several runs, then those
 * that have changed since the last pass began. `since` begins a minute earlier, because e-conomic cuts such times to
 * the minute (L-137). So a customer may be sent twice, which does no harm.
 */
export async function syncCustomers({ run, shop, state }: Work): Promise<void> {
  const { since: last, began = run.startedAt.toISOString(), after } = state.customers;
  // Set before the first item, so that the pass counts as begun wherever this run stops.
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
