/**
 * `node scripts/build-page.ts`, part of `pnpm generate`: bundles the page at `/` into one module of text,
 * `src/generated/page-files.ts`. The server answers from that module and never reads a file that a request names.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { build, type OutputFile } from "esbuild";

const root = join(import.meta.dirname, "..");
const page = join(root, "page");

/** The libraries in the bundle, whose licences must be shipped with it. */
const libraries = ["preact", "openapi-fetch"];

function licenceOf(library: string): string {
  const folder = join(root, "node_modules", library);
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  return `Contains ${library} ${version}.\n\n${readFileSync(join(folder, "LICENSE"), "utf8").trim()}`;
}

async function bundle(): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints: { app: join(page, "src/main.tsx"), style: join(page, "styles/style.css") },
    bundle: true,
    write: false,
    outdir: "/",
    format: "esm",
    target: "es2022",
    minify: true,
    banner: { js: `/*!\n${libraries.map(licenceOf).join("\n\n")}\n*/` },
    tsconfig: join(page, "tsconfig.json"),
  });
  return outputFiles;
}

function textOf(files: readonly OutputFile[], ending: string): string {
  const file = files.find(({ path }) => path.endsWith(ending));
  if (file === undefined) throw new Error(`esbuild made no ${ending} of the page.`);
  return file.text;
}

const files = await bundle();
const module = `/** Written by scripts/build-page.ts. */
export const pageFiles = {
  "/": ${JSON.stringify(readFileSync(join(page, "index.html"), "utf8"))},
  "/page/app.js": ${JSON.stringify(textOf(files, ".js"))},
  "/page/icon.svg": ${JSON.stringify(readFileSync(join(page, "icon.svg"), "utf8"))},
  "/page/style.css": ${JSON.stringify(textOf(files, ".css"))},
} as const;
`;
writeFileSync(join(root, "src/generated/page-files.ts"), module);
