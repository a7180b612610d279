import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { bundle } from "../../packages/codegen/src/load/bundle.ts";
import type { Node } from "../parity/own-specs.ts";

/** Bundles the text of a document as if it stood in `specs`, without overlays. */
export async function bundleText(text: string, document: string, specs: string): Promise<Node> {
  const folder = mkdtempSync(join(tmpdir(), "specs-sync-"));
  try {
    for (const name of readdirSync(specs)) {
      const file = join(specs, name);
      if (statSync(file).isFile() && name.endsWith(".yaml"))
        writeFileSync(join(folder, name), readFileSync(file));
    }
    const file = join(folder, `${document}.yaml`);
    writeFileSync(file, text);
    const [bundled] = (await bundle([{ document, file, overlays: [] }])).values();
    return bundled as unknown as Node;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
