import { join } from "node:path";
import { child, type Node } from "../parity/own-specs.ts";
import { affectedBehaviours, changedPaths } from "./affected-mocks.ts";
import { bundleTexts } from "./bundle-texts.ts";
import { highestLevel, placeName } from "./change.ts";
import { changeset } from "./changeset.ts";
import { classify } from "./classify.ts";
import { differences } from "./differences.ts";
import { mergeRest } from "./merge-rest.ts";
import { neutralOwnRest, neutralRest, operationsOf } from "./neutral-rest.ts";
import { placeholdersIn } from "./new-parts.ts";
import { checkOverlays, readOverlays } from "./overlay-check.ts";
import { publishedFile, readStored, storedText } from "./published-store.ts";
import { readRest } from "./read-rest.ts";
import { type Report, unchanged } from "./report.ts";
import { readRestFiles } from "./rest-files.ts";
import type { OwnService } from "./services.ts";
import { SyncError } from "./sync-error.ts";
import type { Folders, Synchronisation } from "./synchronisation.ts";

/**
 * Compares a folder of REST's published schemas with the last publication, rates the changes, and merges them into
 * `rest.yaml` and `rest/`. If operations share a schema of ours but their files disagree, the report leaves the place
 * to a person.
 */
export async function synchroniseRest(
  own: OwnService,
  folders: Folders,
  from: string | undefined,
): Promise<Synchronisation> {
  const files = readRest(from);
  const before = storedRest(own, folders.specs);
  const texts = readRestFiles(folders.specs);
  const document = await bundleTexts(texts, own.document, folders.specs);
  const after = neutralRest(files, Object.keys(child(document, "paths")));
  const changes = differences(before, after);
  const base = { document: own.document, service: own.service, from: from ?? "" };
  const versions = { before: own.version, after: own.version };
  if (changes.length === 0) return { report: unchanged(base, versions), files: new Map(), removed: [] };
  // Operations that are no longer published are removed. Those that never were (deletes, PDFs) stay.
  const published = new Set([...operationsOf(before), ...operationsOf(after)]);
  const current = differences(neutralOwnRest(document, published), after);
  const compare = async (merging: ReadonlyMap<string, string>) => {
    const bundled = await bundleTexts(merging, own.document, folders.specs);
    return differences(neutralOwnRest(bundled, published), after);
  };
  const overlays = readOverlays(own.document, folders.specs);
  const merged = await mergeRest(texts, current, compare, schemasNamedIn(overlays));
  const written = [...merged.texts].filter(([name, text]) => texts.get(name) !== text);
  const bundled = await bundleTexts(merged.texts, own.document, folders.specs);
  const rated = await classify(before, after);
  const report: Report = {
    ...base,
    versions,
    level: highestLevel(rated),
    changes: rated,
    byHand: [...new Set(merged.left.map(({ path }) => placeName(path)))],
    overlays: checkOverlays(overlays, bundled),
    behaviours: affectedBehaviours(folders.behaviour, own.document, changedPaths(before, changes)),
    undescribed: placeholdersIn([...merged.texts.values()].join("\n")).length,
  };
  return {
    report,
    files: new Map([
      ...written.map(([name, text]): [string, string] => [join(folders.specs, name), text]),
      [publishedFile(folders.specs, own), storedText(after)],
      [join(folders.changesets, "specs-rest.md"), changeset(report)],
    ]),
    removed: [...texts.keys()]
      .filter((name) => !merged.texts.has(name))
      .map((name) => join(folders.specs, name)),
  };
}

/** Returns the schemas that overlays refer to. */
const schemasNamedIn = (overlays: readonly string[]): Set<string> =>
  new Set(
    overlays.flatMap((text) =>
      [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = ""]) => name),
    ),
  );

/** Returns our REST document in the form of its publication, with the published operations only. */
export async function ownRest(own: OwnService, specs: string): Promise<Node> {
  return neutralOwnRest(
    await bundleTexts(new Map(), own.document, specs),
    operationsOf(storedRest(own, specs)),
  );
}

function storedRest(own: OwnService, specs: string): Node {
  const stored = readStored(specs, own);
  if (stored !== undefined) return stored;
  throw new SyncError(
    `${publishedFile(specs, own)} is missing. It lists the operations of REST that are published.`,
  );
}
