import type { PandiumRun } from "@org/visma-economic/pandium";
import type { Shop } from "./shop.ts";
import type { State } from "./state.ts";
import type { Write } from "./writer.ts";

/** What each part of a run works with. */
export interface Work {
  run: PandiumRun<State>;
  shop: Shop;
  /** Goes on with the work: the output of the run. */
  state: State;
  write: Write;
}
