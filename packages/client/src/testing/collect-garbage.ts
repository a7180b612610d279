import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");

/** Collects the objects that nobody holds, and lets the clean-up after that run. */
export async function collectGarbage(): Promise<void> {
  for (let round = 0; round < 3; round++) {
    // An object that a promise or a WeakRef held in this turn of the event loop is free only in the next one.
    await new Promise((resolve) => setTimeout(resolve));
    collect();
  }
  await new Promise((resolve) => setTimeout(resolve));
}
