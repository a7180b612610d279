import { syncBuiltinESMExports } from "node:module";
import { guardDatagrams } from "./guard-datagrams.ts";
import { guardLookups } from "./guard-lookups.ts";
import { guardSockets } from "./guard-sockets.ts";
import { undoAll } from "./patch.ts";
import type { Rules } from "./rules.ts";

/**
 * Stops all connections, name look-ups and datagrams of this process that the rules do not allow. If it throws, it has
 * undone all its changes.
 *
 * @returns a function that undoes it.
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
  // `import { lookup } from "node:dns"` is a copy of the property, which only this call updates.
  syncBuiltinESMExports();
  return undo;
}
