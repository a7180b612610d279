/**
 * `pnpm pack:release` packs the published packages into `.release/` as they go to the registry. It takes pnpm's
 * tarball, in which catalog and workspace versions are resolved, cleans the manifest and adds the documentation.
 */
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { mustRun } from "../lib/run.ts";
import { cleanManifest, type Manifest } from "./clean-manifest.ts";
import { writePackagedDocs } from "./package-docs.ts";
import { publishedPackages } from "./published-packages.ts";

export interface Packed {
  name: string;
  version: string;
  tarball: string;
  /** The unpacked bytes of all files. */
  unpackedSize: number;
}

export async function packAll(outDir = ".release"): Promise<Packed[]> {
  rmSync(outDir, { recursive: true, force: true });
  mkdirSync(outDir, { recursive: true });
  const packed: Packed[] = [];
  for (const folder of publishedPackages) packed.push(await packOne(folder, resolve(outDir)));
  return packed;
}

/** Packs one package into a folder. */
export async function packOne(folder: string, outDir: string): Promise<Packed> {
  const staging = join(outDir, "staging");
  mkdirSync(staging, { recursive: true });
  await mustRun("pnpm", ["pack", "--pack-destination", staging], { cwd: folder });
  const raw = readdirSync(staging).find((name) => name.endsWith(".tgz"));
  if (raw === undefined) throw new Error(`pnpm pack left no tarball for ${folder}`);
  await mustRun("tar", ["-xzf", raw], { cwd: staging });

  const manifestFile = join(staging, "package", "package.json");
  const manifest = cleanManifest(JSON.parse(readFileSync(manifestFile, "utf8")) as Manifest);
  writeFileSync(manifestFile, `${JSON.stringify(manifest, null, 2)}\n`);
  writePackagedDocs(folder, join(staging, "package"), {
    name: String(manifest.name),
    version: String(manifest.version),
  });
  const unpackedSize = sizeOf(join(staging, "package"));

  // With a fixed order, owner and time the same content gives the same bytes.
  const fixed = ["--sort=name", "--owner=0", "--group=0", "--numeric-owner", "--mtime=1985-10-26"];
  await mustRun("tar", ["-czf", raw, ...fixed, "package"], { cwd: staging });
  const tarball = join(outDir, raw);
  renameSync(join(staging, raw), tarball);
  rmSync(staging, { recursive: true });
  return { name: String(manifest.name), version: String(manifest.version), tarball, unpackedSize };
}

function sizeOf(folder: string): number {
  let bytes = 0;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) bytes += readFileSync(join(entry.parentPath, entry.name)).length;
  }
  return bytes;
}

if (import.meta.main) {
  for (const one of await packAll()) {
    console.log(
      `${one.name}@${one.version}  ${(one.unpackedSize / 1024).toFixed(0)} kB unpacked  ${one.tarball}`,
    );
  }
}
