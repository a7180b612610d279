import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Collects the objects that no code refers to, and lets their clean-up run. */
export async function collectGarbage(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    // Objects that a promise or a WeakRef refers to in this turn of the event loop can be collected only in the next one.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
  }
  await new Promise((resolve) => setTimeout(resolve));
}
