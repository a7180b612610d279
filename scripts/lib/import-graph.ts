import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";

/** Each source file of a folder, relative to it, with the files of the folder that it imports or exports from. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>;

const IMPORT = /^(?:import|export)\s[^;]*?from\s+"(?<path>\.[^"]+)"/gm;

/** Lists the TypeScript files below a folder, tests left out. */
export const sourceFiles = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" }).filter(
    (file) => file.endsWith(".ts") && !/\.test(-d)?\.ts$/.test(file),
  );

/** Reads the imports of every source file, those of types included: a circle of types is hard to read as well. */
export function importGraph(folder: string): ImportGraph {
  const importsOf = (file: string): string[] =>
    [...readFileSync(join(folder, file), "utf8").matchAll(IMPORT)].map(({ groups }) =>
      relative(folder, resolve(folder, dirname(file), groups?.path ?? "")),
    );
  return new Map(sourceFiles(folder).map((file) => [file, importsOf(file)]));
}

/** Finds a circle of imports, from a file back to itself. Returns an empty array if there is none. */
export function findCircle(graph: ImportGraph): string[] {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return [];
    for (const next of graph.get(file) ?? []) {
      const circle = visit(next, [...path, file]);
      if (circle.length > 0) return circle;
    }
    done.add(file);
    return [];
  };
  return [...graph.keys()].map((file) => visit(file, [])).find((circle) => circle.length > 0) ?? [];
}
