import { join } from "node:path";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import { child, type Node } from "../parity/own-specs.ts";
import { affectedBehaviours, changedPaths } from "./affected-mocks.ts";
import { highestLevel, placeName } from "./change.ts";
import { changeset } from "./changeset.ts";
import { classify } from "./classify.ts";
import { differences } from "./differences.ts";
import { neutralOwnRest, neutralRest, operationsOf } from "./neutral-rest.ts";
import { publishedFile, readStored, storedText } from "./published-store.ts";
import { readRest } from "./read-rest.ts";
import { type Report, unchanged } from "./report.ts";
import type { OwnService } from "./services.ts";
import { SyncError } from "./sync-error.ts";
import type { Folders, Synchronisation } from "./synchronisation.ts";

/**
 * REST: compares a folder of published schemas with the last one, and rates what changed. Merges nothing: our document shares
 * schemas among operations that are published one by one, so that each place is named for a person instead.
 */
export async function synchroniseRest(
  own: OwnService,
  folders: Folders,
  from: string | undefined,
): Promise<Synchronisation> {
  const files = readRest(from);
  const before = storedRest(own, folders.specs);
  const document = await bundled(own, folders.specs);
  const after = neutralRest(files, Object.keys(child(document, "paths")));
  const changes = differences(before, after);
  const base = { document: own.document, service: own.service, from: from ?? "" };
  const versions = { before: own.version, after: own.version };
  if (changes.length === 0) return { report: unchanged(base, versions), files: new Map() };
  const rated = await classify(before, after);
  const current = neutralOwnRest(document, operationsOf(after));
  const report: Report = {
    ...base,
    versions,
    level: highestLevel(rated),
    changes: rated,
    byHand: [...new Set(differences(current, after).map(({ path }) => placeName(path)))],
    overlays: [],
    behaviours: affectedBehaviours(folders.behaviour, own.document, changedPaths(before, changes)),
    undescribed: 0,
  };
  return {
    report,
    files: new Map([
      [publishedFile(folders.specs, own), storedText(after)],
      [join(folders.changesets, "specs-rest.md"), changeset(report)],
    ]),
  };
}

/** Our REST document as its publication: of the operations that are published. */
export async function ownRest(own: OwnService, specs: string): Promise<Node> {
  return neutralOwnRest(await bundled(own, specs), operationsOf(storedRest(own, specs)));
}

function storedRest(own: OwnService, specs: string): Node {
  const stored = readStored(specs, own);
  if (stored !== undefined) return stored;
  throw new SyncError(
    `${publishedFile(specs, own)} is missing: it says which operations of REST are published.`,
  );
}

async function bundled(own: OwnService, specs: string): Promise<Node> {
  const source = { document: own.document, file: join(specs, `${own.document}.yaml`), overlays: [] };
  return (await bundle([source])).get(own.document) as unknown as Node;
}
