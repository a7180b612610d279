/** Runs the checks of a store, and random schedules, on real servers. */
import { onceStoreCases } from "../../packages/client/src/once.ts";
import { runAll } from "../../packages/client/test/once/run-schedule.ts";
import { schedules } from "../../packages/client/test/once/schedule.ts";
import { byOnce } from "../../packages/client/test/once/strategies.ts";
import type { RealStore } from "./stores.ts";

export async function checkStore({ name, open }: RealStore): Promise<string> {
  for (const { name: what, run } of onceStoreCases)
    await run(open).catch((error) => {
      throw new Error(`${name}: ${what}: ${error.message}`);
    });
  return `${onceStoreCases.length} checks of a store`;
}

export async function checkSchedules(store: RealStore, count: number, seed: number): Promise<string> {
  const { doubles, unsettled, kinds, broken } = await runAll(schedules(count, seed), {
    store,
    strategy: byOnce,
  });
  if (broken.length > 0)
    throw new Error(`${store.name}, seed ${seed}: ${JSON.stringify(broken.slice(0, 3), undefined, 1)}`);
  const starts = Object.values(kinds).reduce((sum, each) => sum + each, 0);
  return `${count} schedules, ${starts} starts (${kinds.killed} killed), ${doubles} doubles, ${unsettled} unsettled`;
}
