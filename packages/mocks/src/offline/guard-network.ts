import { syncBuiltinESMExports } from "node:module";
import { guardDatagrams } from "./guard-datagrams.ts";
import { guardLookups } from "./guard-lookups.ts";
import { guardSockets } from "./guard-sockets.ts";
import { undoAll } from "./patch.ts";
import type { Rules } from "./rules.ts";

/**
 * Lets nothing out of this process but what the rules let pass: connections, name look-ups, datagrams. Nothing stays
 * behind when it throws.
 *
 * @returns what undoes it.
 */
export function guardNetwork(rules: Rules): () => void {
  const undos: (() => void)[] = [];
  const undo = (): void => {
    undoAll(undos);
    syncBuiltinESMExports();
  };
  try {
    for (const guard of [guardLookups, guardDatagrams, guardSockets]) undos.push(guard(rules));
  } catch (error) {
    undo();
    throw error;
  }
  // `import { lookup } from "node:dns"` is a copy that follows only when it is told to.
  syncBuiltinESMExports();
  return undo;
}
