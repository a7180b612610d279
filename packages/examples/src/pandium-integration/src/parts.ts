import type { PandiumRun } from "@org/visma-economic/pandium";

/** A part of the work. */
export type Part = "orders" | "payments" | "customers";

const all: readonly Part[] = ["orders", "payments", "customers"];

/** The parts that a webhook of each source may be about. */
const partsOfSource: Readonly<Record<string, readonly Part[]>> = {
  shop: ["orders"],
  "visma-economic": ["payments", "customers"],
};

/**
 * The parts that a run does. A webhook is only a hint that something has changed: its content may be old, forged, or
 * one of forty that came together. So each part is done once, and reads the records itself.
 */
export function partsOf({ mode, triggers }: Pick<PandiumRun<unknown>, "mode" | "triggers">): readonly Part[] {
  if (mode !== "webhook") return all;
  const hinted = new Set(triggers.flatMap(({ source }) => partsOfSource[source ?? ""] ?? all));
  return all.filter((part) => hinted.has(part));
}
