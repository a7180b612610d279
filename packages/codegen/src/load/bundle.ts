import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { OpenApi } from "../open-api.ts";
import { SpecError } from "../problem.ts";
import type { Source } from "./documents.ts";
import { type GuardedOverlay, guardOverlay } from "./guarded-overlay.ts";
import { readProblems } from "./redocly-problems.ts";

/** Bundled documents with their overlays applied, by document name, in the order of the sources. */
export type Bundles = Map<string, OpenApi>;

/**
 * Bundles all documents and applies their overlays in one process of Redocly's CLI: one process for each document
 * would cost half a second each, and the CLI has no public API.
 *
 * @throws {SpecError} with file and line for everything that Redocly refuses: a reference that cannot be resolved, an
 *   overlay action that does not select exactly one node, two schemas of one name.
 */
export async function bundle(sources: readonly Source[]): Promise<Bundles> {
  const directory = mkdtempSync(join(tmpdir(), "economic-codegen-"));
  try {
    const guards = new Map<string, { file: string; guard: GuardedOverlay }>();
    const apis: Record<string, { root: string; output: string; overlays: string[] }> = {};
    for (const { document, file, overlays } of sources) {
      const guarded = overlays.map((overlay, index) => {
        const copy = join(directory, `${document}.${index}.overlay.json`);
        const guard = guardOverlay(overlay);
        writeFileSync(copy, guard.text);
        guards.set(copy, { file: overlay, guard });
        return copy;
      });
      apis[document] = {
        root: resolve(file),
        output: join(directory, `${document}.json`),
        overlays: guarded,
      };
    }
    const config = join(directory, "redocly.yaml");
    writeFileSync(config, JSON.stringify({ telemetry: "off", apis }));
    const { failed, output } = await redocly(config, directory);
    if (failed) throw new SpecError(readProblems(output, directory, guards));
    return new Map(
      sources.map(({ document }) => [
        document,
        JSON.parse(readFileSync(join(directory, `${document}.json`), "utf8")) as OpenApi,
      ]),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

function redocly(config: string, cwd: string): Promise<{ failed: boolean; output: string }> {
  const manifest = createRequire(import.meta.url).resolve("@redocly/cli/package.json");
  const options = ["--component-renaming-conflicts-severity", "error"];
  const env = {
    ...process.env,
    NO_COLOR: "1",
    FORCE_COLOR: "0",
    REDOCLY_TELEMETRY: "off",
    REDOCLY_SUPPRESS_UPDATE_NOTICE: "true",
  };
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(dirname(manifest), "bin", "cli.js"), "bundle", "--config", config, ...options],
      { cwd, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => done({ failed: error !== null, output: stdout + stderr }),
    );
  });
}
