import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages } from "../release/published-packages.ts";

export interface Entry {
  folder: string;
  packageName: string;
  version: string;
  /** The declarations beside the entry's ES module. */
  declarations: string;
  /** The report's file name in `docs/api/`. */
  report: string;
}

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | { default: string }>;
}

/** Every entry of every published package that has types. */
export function entries(): Entry[] {
  return publishedPackages.flatMap((folder) => {
    const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Manifest;
    const short = manifest.name.replace("@org/", "");
    return Object.entries(manifest.exports).flatMap(([name, target]) =>
      typeof target === "string" || isGeneratedAlone(folder, name)
        ? []
        : {
            folder,
            packageName: manifest.name,
            version: manifest.version,
            declarations: join(folder, target.default.replace(/\.js$/, ".d.ts")),
            report: `${[short, name.slice(2)].filter((part) => part !== "").join(".")}.api.md`,
          },
    );
  });
}

/** The types of a document are the document once more: a change of `specs/` is reviewed there. */
const isGeneratedAlone = (folder: string, name: string) => folder === "packages/openapi" && name !== ".";
