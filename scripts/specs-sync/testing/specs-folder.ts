import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import type { Folders } from "../synchronisation.ts";

/** The made-up service of the fixtures. */
export const assets = { document: "assets", service: "assetsapi", version: "3.2.1" };

export const fixture = (name: string): string => join(import.meta.dirname, "fixtures", name);

/** Folders that hold the made-up service and nothing else, for as long as the test runs. */
export function foldersWithAssets(overlay?: string): Folders {
  const root = mkdtempSync(join(tmpdir(), "specs-sync-test-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const folders = {
    specs: join(root, "specs"),
    behaviour: join(root, "behaviour"),
    changesets: join(root, ".changeset"),
  };
  mkdirSync(join(folders.specs, "overlays"), { recursive: true });
  mkdirSync(join(folders.behaviour, "assets"), { recursive: true });
  copyFileSync(fixture("assets.yaml"), join(folders.specs, "assets.yaml"));
  copyFileSync("specs/common.yaml", join(folders.specs, "common.yaml"));
  if (overlay !== undefined) writeFileSync(join(folders.specs, "overlays/assets.yaml"), overlay);
  writeFileSync(
    join(folders.behaviour, "assets/index.ts"),
    'export const face = { document: "assets", path: "/assets" };\nexport const remove = "assets DELETE /assets/{number}";\n',
  );
  return folders;
}
