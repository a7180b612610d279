/**
 * Builds the package in the working directory into `dist/`: JavaScript without comments and blanks (they are read in
 * the declarations and in the source maps, which carry their sources; the names
 * that a stack trace shows stay, those of functions and classes at the top of a module; local ones are shortened),
 * and declarations with comments, without maps to sources that are not shipped.
 *
 * With `--bundle` the modules are joined, one file an entry of the package's `exports` and what they share: a hundred
 * small files import and export more than they say. What a consumer does not use still falls away. Properties that
 * `internal-names.json` lists are shortened as local names are: nobody outside the package sees the objects they are of.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { build, transform } from "esbuild";

const compile = (...options: string[]) =>
  execFileSync("tsc", ["-p", "tsconfig.build.json", ...options], { stdio: "inherit" });

rmSync("dist", { recursive: true, force: true });
if (process.argv.includes("--bundle")) await bundle();
else compile("--declaration", "false", "--inlineSourceMap", "--inlineSources");
for (const file of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) await squeeze(join("dist", file));
}
compile("--declaration", "--emitDeclarationOnly");

async function squeeze(file: string): Promise<void> {
  const name = basename(file);
  // An eval might ask for any name in reach, so none at the top of the module is touched: it goes again below.
  const mark = 'eval("");';
  const { code, map } = await transform(`${readFileSync(file, "utf8")}\n${mark}`, {
    sourcefile: name,
    sourcemap: "external",
    minify: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
    // An error that nobody catches is shown with the line that threw it: not the whole file, then.
    lineLimit: 120,
  });
  // A program that npm links to begins with its shebang, which has to stay the first line.
  writeFileSync(file, `${code.replace(/eval\(\s*""\s*\);/, "")}//# sourceMappingURL=${name}.map\n`);
  writeFileSync(`${file}.map`, map);
}

async function bundle(): Promise<void> {
  const { exports } = JSON.parse(readFileSync("package.json", "utf8")) as { exports: object };
  const entries = JSON.stringify(exports).match(/(?<="\.\/dist\/)[\w/-]+(?=\.js")/g) ?? [];
  await build({
    entryPoints: entries.map((entry) => `src/${entry}.ts`),
    outbase: "src",
    outdir: "dist",
    bundle: true,
    splitting: true,
    packages: "external",
    format: "esm",
    target: "es2022",
    chunkNames: "shared-[hash]",
    mangleProps: new RegExp(`^(${JSON.parse(readFileSync("internal-names.json", "utf8")).join("|")})$`),
    sourcemap: "inline",
    logLevel: "warning",
  });
}
