import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Collects what nobody holds, and lets the clean-up that follows run. */
export async function collectGarbage(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    // What a promise or a WeakRef held in this turn of the event loop is only free in the next one.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
  }
  await new Promise((resolve) => setTimeout(resolve));
}
