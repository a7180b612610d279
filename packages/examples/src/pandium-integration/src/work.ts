import type { PandiumRun } from "@org/visma-economic/pandium";
import type { Shop } from "./shop.ts";
import type { State } from "./state.ts";
import type { Write } from "./writer.ts";

/** The tools of each part of a run. */
export interface Work {
  run: PandiumRun<State>;
  shop: Shop;
  /** The output of the run, which changes as the work goes on. */
  state: State;
  write: Write;
}
