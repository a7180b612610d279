import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import type { Node } from "../parity/own-specs.ts";

/** Bundles a document without overlays, with these texts in place of the files, by path below `specs`. */
export async function bundleTexts(
  texts: ReadonlyMap<string, string>,
  document: string,
  specs: string,
): Promise<Node> {
  const folder = mkdtempSync(join(tmpdir(), "specs-sync-"));
  try {
    cpSync(specs, folder, { recursive: true });
    for (const [name, text] of texts) writeFileSync(join(folder, name), text);
    const file = join(folder, `${document}.yaml`);
    const [bundled] = (await bundle([{ document, file, overlays: [] }])).values();
    return bundled as unknown as Node;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
