import type { PandiumRun } from "@org/visma-economic/pandium";

/** A part of the work. */
export type Part = "orders" | "payments" | "customers";

const all: readonly Part[] = ["orders", "payments", "customers"];

/** What a webhook of this source may tell of. */
const partsOfSource: Readonly<Record<string, readonly Part[]>> = {
  shop: ["orders"],
  "visma-economic": ["payments", "customers"],
};

/**
 * The parts that a run does. A webhook is a hint that something has changed, and no more: what it says may be old, forged, or one of
 * forty that came together. So each part is done once, and reads for itself.
 */
export function partsOf({ mode, triggers }: Pick<PandiumRun<unknown>, "mode" | "triggers">): readonly Part[] {
  if (mode !== "webhook") return all;
  const hinted = new Set(triggers.flatMap(({ source }) => partsOfSource[source ?? ""] ?? all));
  return all.filter((part) => hinted.has(part));
}
