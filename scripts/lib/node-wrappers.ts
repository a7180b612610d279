import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";

/** An entry of `exports` that Node loads as CommonJS. The declarations are beside each file. */
export interface DualEntry {
  readonly node: { readonly import: string; readonly require: string };
  readonly default: string;
}

/** Returns the entries of the package that Node loads as CommonJS, by their name in `exports`. */
export function dualEntries(folder: string): Map<string, DualEntry> {
  const { exports } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as {
    exports: Record<string, string | DualEntry>;
  };
  const entries = Object.entries(exports);
  return new Map(entries.flatMap(([name, entry]) => (typeof entry === "string" ? [] : [[name, entry]])));
}

/** Writes the ES module that Node imports for each entry. It exports everything that the CommonJS build exports. */
export function writeNodeWrappers(folder: string): void {
  for (const entry of dualEntries(folder).values()) {
    // The mocks have no wrappers, because ES modules in Jest cannot load msw through CommonJS.
    if (entry.node.import === entry.default) continue;
    const wrapper = join(folder, entry.node.import);
    mkdirSync(dirname(wrapper), { recursive: true });
    const path = relative(dirname(entry.node.import), entry.node.require);
    writeFileSync(wrapper, wrapperOf(exportedNames(join(folder, entry.node.require)), path));
    writeFileSync(declarationsOf(wrapper), `export * from "${path}";\n`);
  }
}

const declarationsOf = (file: string) => file.replace(/\.js$/, ".d.ts");

function exportedNames(file: string): string[] {
  const exported: object = createRequire(import.meta.url)(file);
  return Object.keys(exported).filter((name) => name !== "__esModule");
}

/** Lists each export by name, so that bundlers see it and Node need not guess it. */
function wrapperOf(names: readonly string[], path: string): string {
  return names.length === 0 ? "export {};\n" : `export { ${names.join(", ")} } from "${path}";\n`;
}
