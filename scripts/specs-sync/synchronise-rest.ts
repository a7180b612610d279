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
import { countUndescribed } from "./new-parts.ts";
import { checkOverlays, readOverlays } from "./overlay-check.ts";
import { publishedFile, readStored, storedText } from "./published-store.ts";
import { readRest } from "./read-rest.ts";
import { type Report, unchanged } from "./report.ts";
import { readRestFiles } from "./rest-files.ts";
import type { OwnService } from "./services.ts";
import { SyncError } from "./sync-error.ts";
import type { Folders, Synchronisation } from "./synchronisation.ts";

/**
 * REST: compares a folder of published schemas with the last one, rates what changed, and merges it into `rest.yaml` and `rest/`.
 * Where our document shares a schema among operations whose files disagree, the place is named for a person instead.
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
  // An operation that is published no longer has to go; one that never was (a delete, a PDF) stays.
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
    undescribed: countUndescribed([...merged.texts.values()].join("\n")),
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

/** The schemas that overlays refer to. */
const schemasNamedIn = (overlays: readonly string[]): Set<string> =>
  new Set(
    overlays.flatMap((text) =>
      [...text.matchAll(/#\/components\/schemas\/(\w+)/g)].map(([, name = ""]) => name),
    ),
  );

/** Our REST document as its publication: of the operations that are published. */
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
    `${publishedFile(specs, own)} is missing: it says which operations of REST are published.`,
  );
}
