/**
 * `pnpm release:dry` makes a whole release (version, pack, publish) in a clone of the repository, against a registry
 * on loopback. Then a new project installs the client from that registry and runs the README's first example.
 */
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mustRun } from "../lib/run.ts";
import { tryFirstExample } from "./first-example.ts";
import { startLocalRegistry } from "./local-registry.ts";
import { packAll } from "./pack.ts";
import { publishTo } from "./publish.ts";
import { requireLoopback } from "./require-loopback.ts";

const registry = await startLocalRegistry();
const folder = mkdtempSync(join(tmpdir(), "release-dry-"));
try {
  // `changeset version` rewrites manifests and deletes the changesets, so it runs in a clone and leaves no trace
  // here.
  await mustRun("git", ["clone", "--quiet", process.cwd(), folder]);
  await mustRun("pnpm", ["install", "--frozen-lockfile", "--prefer-offline"], { cwd: folder });
  for (const built of ["client/dist", "mocks/dist", "openapi/dist"])
    cpSync(`packages/${built}`, join(folder, "packages", built), { recursive: true });

  process.env.pnpm_config_registry = registry.url;
  requireLoopback((await mustRun("pnpm", ["config", "get", "registry"])).trim());
  process.chdir(folder);
  console.log(await mustRun("pnpm", ["exec", "changeset", "version"]));
  const packed = await packAll();
  for (const { name, tarball } of packed) {
    const files = (await mustRun("tar", ["-tzf", tarball])).split("\n");
    if (!files.includes("package/CHANGELOG.md"))
      throw new Error(`${name} would be published without its CHANGELOG.`);
  }
  await publishTo(registry, packed);
  for (const { name, version, unpackedSize } of packed) {
    console.log(
      `published ${name}@${version} to the local registry, ${(unpackedSize / 1024).toFixed(0)} kB unpacked`,
    );
  }
  await tryFirstExample(registry, packed);
  console.log("a new project installed the client from it, and the README's first example compiles and runs");
  console.log("\n1 passed, 0 failed");
} finally {
  process.chdir(tmpdir());
  rmSync(folder, { recursive: true, force: true });
  await registry.stop();
}
