import type { InterfaceHandlers, Schemas } from "../call.ts";
import type { Emulator, KeptSnapshot } from "../emulator.ts";
import { InterfaceFailure } from "../failure.ts";

type Operations = "listSnapshots" | "takeSnapshot" | "restoreSnapshot" | "dropSnapshot";

const snapshotView = ({ id, name, snapshot }: KeptSnapshot): Schemas["Snapshot"] => ({
  id,
  name,
  now: new Date(snapshot.now).toISOString(),
  agreements: snapshot.agreements.size,
});

export function snapshotHandlers({ core, log, events, snapshots }: Emulator): InterfaceHandlers<Operations> {
  const find = (id: number): KeptSnapshot => {
    const kept = snapshots.get(id);
    if (kept === undefined) throw new InterfaceFailure(404, `There is no snapshot ${id}.`);
    return kept;
  };
  return {
    listSnapshots: () => ({ items: [...snapshots.values()].map(snapshotView) }),
    takeSnapshot: ({ body }) => {
      const id = Math.max(0, ...snapshots.keys()) + 1;
      const kept = { id, name: body?.name ?? null, snapshot: core.snapshot() };
      snapshots.set(id, kept);
      return snapshotView(kept);
    },
    restoreSnapshot: ({ path }) => {
      const kept = find(path.snapshot);
      core.restore(kept.snapshot);
      log.clear();
      events.send("reset", () => ({}));
      return snapshotView(kept);
    },
    dropSnapshot: ({ path }) => {
      snapshots.delete(find(path.snapshot).id);
      return undefined;
    },
  };
}
