import { cpSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { mustRun } from "../lib/run.ts";

const fixtures = resolve(import.meta.dirname, "fixtures");
/** The folder of everything that the matrix installs, outside the workspace's own dependencies. */
export const matrixFolder = resolve(import.meta.dirname, "../../.matrix");

/** Makes a new consumer project with the fixture programs, and installs `dependencies` with npm. */
export async function project(
  name: string,
  dependencies: Record<string, string>,
  npmConfig?: string,
): Promise<string> {
  const folder = join(matrixFolder, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const manifest = { private: true, type: "module", dependencies };
  writeFileSync(join(folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
  cpSync(fixtures, folder, { recursive: true });
  const config = npmConfig === undefined ? [] : ["--userconfig", npmConfig];
  const install = () =>
    mustRun("npm", ["install", "--no-audit", "--no-fund", "--no-save", ...config], { cwd: folder });
  // npm repeats lost requests, but not the 404 that a registry on loopback makes of one.
  await install().catch(install);
  return folder;
}

/** Installs one package from npm once and returns the folder of its programs. */
export async function tool(name: string, version: string): Promise<string> {
  const folder = join(matrixFolder, "tools", `${name.replace("/", "-")}-${version}`);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ private: true }));
  // --allow-scripts is needed because some of these packages install their binary with a script.
  await mustRun("npm", ["install", "--no-audit", "--no-fund", "--no-save", `${name}@${version}`], {
    cwd: folder,
  });
  return join(folder, "node_modules");
}
