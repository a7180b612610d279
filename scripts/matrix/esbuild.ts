import { join } from "node:path";
import { mustRun } from "../lib/run.ts";
import { tool } from "./workspace.ts";

const esbuildVersion = "0.28.2";

/**
 * Bundles a fixture with esbuild and returns the file. `packages` decides whether the packages are bundled too, or
 * installed beside the file.
 */
export async function esbuild(
  project: string,
  entry: string,
  platform: string,
  packages: "bundle" | "external" = "bundle",
): Promise<string> {
  const out = `${entry.replace(/\.m?js$/, "")}.${platform}.bundle.mjs`;
  const args = [
    entry,
    "--bundle",
    "--format=esm",
    `--platform=${platform}`,
    `--outfile=${out}`,
    "--external:node:*",
    `--packages=${packages}`,
  ];
  await mustRun(join(await tool("esbuild", esbuildVersion), ".bin/esbuild"), args, { cwd: project });
  return out;
}
