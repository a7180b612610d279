import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { compileClient, compileMocks, compileOpenApi, type Files } from "./compile.ts";
import { bundle } from "./load/bundle.ts";
import { findSources } from "./load/documents.ts";
import { addExamples } from "./load/examples.ts";

/** What to generate: the files of the client, of the mocks, or of `packages/openapi`. */
export type Target = keyof typeof compilers;

export const compilers = { client: compileClient, mocks: compileMocks, openapi: compileOpenApi };

/**
 * Generates files from the specifications in the directory `specs`. Afterwards the directory `out` holds these files
 * and nothing else.
 *
 * @returns the names of the files.
 * @throws {SpecError} if the specifications are wrong. `out` then stays as it was.
 */
export async function generate(target: Target, specs: string, out: string): Promise<string[]> {
  const documents = addExamples(await bundle(findSources(specs)), specs);
  const files = await compilers[target](documents);
  write(files, out);
  return [...files.keys()];
}

function write(files: Files, out: string): void {
  mkdirSync(out, { recursive: true });
  for (const name of readdirSync(out)) {
    if (!files.has(name)) rmSync(join(out, name), { recursive: true });
  }
  for (const [name, text] of files) {
    const file = join(out, name);
    // An unchanged file keeps its modification time, so that watchers do not rebuild.
    if (read(file) !== text) writeFileSync(file, text);
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
