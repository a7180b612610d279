import { readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { parse } from "yaml";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import type { Source } from "../../packages/codegen/src/load/documents.ts";
import type { Node } from "../parity/own-specs.ts";
import { affectedBehaviours, changedPaths } from "./affected-mocks.ts";
import { bundleTexts } from "./bundle-texts.ts";
import { type Change, highestLevel, placeName } from "./change.ts";
import { changeset } from "./changeset.ts";
import { classify } from "./classify.ts";
import { differences } from "./differences.ts";
import { fetchPublished } from "./fetch-published.ts";
import { merge } from "./merge.ts";
import { neutral } from "./neutral.ts";
import { placeholdersIn } from "./new-parts.ts";
import { checkOverlays, readOverlays } from "./overlay-check.ts";
import { publishedFile, readStored, storedText } from "./published-store.ts";
import { publishedVersion, readPublished } from "./read-published.ts";
import { type Report, unchanged } from "./report.ts";
import type { OwnService } from "./services.ts";
import type { Folders, Synchronisation } from "./synchronisation.ts";
import { ownRest, synchroniseRest } from "./synchronise-rest.ts";

/**
 * Compares the publication of a service with the last one, and returns the files to write. It writes nothing itself.
 *
 * @throws {SyncError} if the publication cannot be read, or describes another service.
 */
export async function synchronise(
  own: OwnService,
  folders: Folders,
  from?: string,
): Promise<Synchronisation> {
  if (own.service === "rest") return synchroniseRest(own, folders, from);
  const publication = await fetchPublished(own, from);
  const published = readPublished(publication, own);
  const after = neutral(published, own.service, publishedVersion(published));
  const before = readStored(folders.specs, own) ?? (await ownNeutral(own, folders.specs));
  const text = readFileSync(join(folders.specs, `${own.document}.yaml`), "utf8");
  const changes = differences(before, after);
  const base = { document: own.document, service: own.service, from: publication.from };
  const versions = { before: versionOf(before), after: versionOf(after) };
  if (changes.length === 0) return { report: unchanged(base, versions), files: new Map(), removed: [] };
  const current = await ownNeutral(own, folders.specs);
  const common = parse(readFileSync(join(folders.specs, "common.yaml"), "utf8")) as Node;
  const merged = merge(text, common, differences(current, after));
  const bundled = await bundleTexts(new Map([[`${own.document}.yaml`, merged]]), own.document, folders.specs);
  const remaining = differences(neutral(bundled, own.service, versions.after), after);
  const rated = [...versionChange(versions), ...(await classify(before, after))];
  const report: Report = {
    ...base,
    versions,
    level: highestLevel(rated),
    changes: rated,
    byHand: remaining.map(({ path }) => placeName(path)),
    overlays: checkOverlays(readOverlays(own.document, folders.specs), bundled),
    behaviours: affectedBehaviours(folders.behaviour, own.document, changedPaths(before, changes)),
    undescribed: placeholdersIn(merged).length,
  };
  const files = new Map([
    [join(folders.specs, `${own.document}.yaml`), merged],
    [publishedFile(folders.specs, own), storedText(after)],
    [
      join(folders.changesets, `specs-${own.document}-${versions.after.replaceAll(".", "-")}.md`),
      changeset(report),
    ],
  ]);
  return { report, files, removed: [] };
}

/** Returns our document in the form of its publication, with which `specs/published/` starts. */
export async function ownNeutral(own: OwnService, specs: string): Promise<Node> {
  if (own.service === "rest") return ownRest(own, specs);
  const [document] = (await bundle([sourceOf(own, specs)])).values();
  return neutral(document as unknown as Node, own.service, own.version);
}

function sourceOf(own: OwnService, specs: string): Source {
  return { document: own.document, file: join(specs, `${own.document}.yaml`), overlays: [] };
}

const versionOf = (document: Node): string => String((document.info as Node).version);

function versionChange({ before, after }: Report["versions"]): Change[] {
  if (isDeepStrictEqual(before, after)) return [];
  return [{ level: "patch", where: "version", text: `${before} → ${after}; calls go to the new URL.` }];
}
