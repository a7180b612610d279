/** Lists the ledger's entries for the page: facts, unknowns and rulings. */
import type { Sureness } from "../../fidelity/fact.ts";
import { subjects } from "../../fidelity/facts/index.ts";
import { rulings } from "../../fidelity/rulings.ts";
import { unknowns } from "../../fidelity/unknowns.ts";

export type Sure = Sureness | "unknown" | "ruling";

interface Entry {
  readonly id: string;
  readonly says: string;
  readonly sure: Sure;
}

export const entries: readonly { readonly title: string; readonly facts: readonly Entry[] }[] = [
  ...subjects,
  {
    title: "Unknown, and what the emulator does",
    facts: unknowns.map(({ id, asks, choice }) => ({ id, says: `${asks} ${choice}`, sure: "unknown" })),
  },
  {
    title: "Rulings, where facts disagree",
    facts: rulings.map(({ id, conflict, choice }) => ({ id, says: `${conflict} ${choice}`, sure: "ruling" })),
  },
];
