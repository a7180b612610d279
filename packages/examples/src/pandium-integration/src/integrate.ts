import { type PandiumRun, type PandiumRunOptions, pandiumRun } from "@org/visma-economic/pandium";
import { canGoOnLater } from "./can-go-on-later.ts";
import { choicesOf } from "./choices.ts";
import { partsOf } from "./parts.ts";
import { createShop } from "./shop.ts";
import { readState, type State } from "./state.ts";
import { syncCustomers } from "./sync-customers.ts";
import { syncOrders } from "./sync-orders.ts";
import { syncPayments } from "./sync-payments.ts";
import { openWriter } from "./writer.ts";

/** The parts that tests replace: the process, the client's options and the shop's `fetch`. */
export interface Surroundings extends Pick<PandiumRunOptions<State>, "process" | "client"> {
  fetch?: typeof fetch;
}

const parts = { orders: syncOrders, payments: syncPayments, customers: syncCustomers };

/** Makes one run. In every case the exit code and stdout are as Pandium expects them. */
export const integrate = ({ fetch, ...surroundings }: Surroundings = {}) =>
  pandiumRun<State>({
    ...surroundings,
    state: readState,
    main: async (run) => (run.mode === "init" ? run.finish(await choicesOf(run)) : sync(run, fetch)),
  });

async function sync(run: PandiumRun<State>, fetch: Surroundings["fetch"]): Promise<void> {
  // The state is changed in place, so that the output has all that was done, wherever the work ends.
  const state: State = run.state ?? readState({});
  const shop = createShop({ url: run.settings.text("shop_url"), key: run.secret("SHOP_KEY"), fetch });
  const writer = await openWriter(run);
  try {
    for (const part of partsOf(run)) await parts[part]({ run, shop, state, write: writer.write });
  } catch (error) {
    if (!canGoOnLater(error)) throw error;
    run.log.warn("The work stops here, and the next run goes on.", error);
  } finally {
    await writer.close();
  }
  run.log.info(`${state.open.length} orders are open.`);
  run.finish(state);
}
