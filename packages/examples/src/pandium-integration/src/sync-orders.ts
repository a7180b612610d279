import { isEconomicError } from "@org/visma-economic";
import { invoiceOrder } from "./invoice-order.ts";
import type { Order } from "./shop.ts";
import type { Work } from "./work.ts";
import { TooEarlyError } from "./writer.ts";

/**
 * With more open orders than this the work does not begin on new ones: somebody has to look, and stdout stays small.
 */
const mostOpen = 100;

/** Why an order stays open; `undefined` if the error is not about this order. */
function reasonOf(error: unknown): "waits" | "refused" | undefined {
  if (error instanceof TooEarlyError) return "waits";
  if (isEconomicError(error, "outcomeUnknown") || isEconomicError(error, "onceNotYet")) return "waits";
  // e-conomic refuses the order: a product or a customer has to be corrected first.
  if (isEconomicError(error, "validation") || isEconomicError(error, "notFound")) return "refused";
  return undefined;
}

/** Turns an order into an invoice, unless it has to wait. The work on other orders goes on in either case. */
async function takeUp(work: Work, order: Order): Promise<void> {
  const { run, state } = work;
  const others = state.open.filter((id) => id !== order.id);
  try {
    const invoiceNumber = await invoiceOrder(work, order);
    await work.shop.setInvoice(order.id, invoiceNumber);
    state.open = others;
    run.log.info(`Order ${order.id} is invoice ${invoiceNumber}.`);
  } catch (error) {
    const reason = reasonOf(error);
    if (reason === undefined) throw error;
    state.open = [...others, order.id];
    run.log.warn(`Order ${order.id} ${reason}.`, error);
  }
}

/** Turns orders of the shop into booked invoices, first those that were left open and then the new ones. */
export async function syncOrders(work: Work): Promise<void> {
  const { run, shop, state } = work;
  const from = run.settings.text("orders_from", "");
  const markets = run.settings.list("markets");
  const isOurs = ({ date, market }: Order) =>
    date >= from && (markets.length === 0 || markets.includes(market));

  for await (const id of run.whileTimeLasts([...state.open])) await takeUp(work, await shop.order(id));

  let left = run.settings.number("orders_per_run", 1000);
  for await (const order of run.whileTimeLasts(shop.ordersAfter(state.orders))) {
    if (left === 0 || state.open.length >= mostOpen) break;
    left -= 1;
    if (isOurs(order)) await takeUp(work, order);
    state.orders = order.number;
  }
  if (run.isEnding())
    run.log.info(`The time of this run is over: the next one goes on after order ${state.orders}.`);
}
