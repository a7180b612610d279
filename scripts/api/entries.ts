import { readFileSync } from "node:fs";
import { join } from "node:path";
import { publishedPackages } from "../release/published-packages.ts";

export interface Entry {
  folder: string;
  packageName: string;
  version: string;
  /** Path of the declarations beside the entry's ES module. */
  declarations: string;
  /** File name of the report in `docs/api/`. */
  report: string;
}

interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | { default: string }>;
}

/** Returns every entry of the published packages that has types. */
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

/**
 * Returns whether an entry has no report, because its types repeat a document of `specs/`. Changes are reviewed
 * there.
 */
const isGeneratedAlone = (folder: string, name: string) => folder === "packages/openapi" && name !== ".";
