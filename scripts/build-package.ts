/**
 * Builds the package in the working directory into `dist/`: JavaScript without comments and blanks (they are read in
 * the declarations and in the source maps, which carry their sources; names stay, so that a stack trace reads well),
 * and declarations with comments, without maps to sources that are not shipped.
 */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { transform } from "esbuild";

const compile = (...options: string[]) =>
  execFileSync("tsc", ["-p", "tsconfig.build.json", ...options], { stdio: "inherit" });

rmSync("dist", { recursive: true, force: true });
compile("--declaration", "false", "--inlineSourceMap", "--inlineSources");
for (const file of readdirSync("dist", { recursive: true, encoding: "utf8" })) {
  if (file.endsWith(".js")) await squeeze(join("dist", file));
}
compile("--declaration", "--emitDeclarationOnly");

async function squeeze(file: string): Promise<void> {
  const name = basename(file);
  const { code, map } = await transform(readFileSync(file, "utf8"), {
    sourcefile: name,
    sourcemap: "external",
    minifyWhitespace: true,
    minifySyntax: true,
    target: "es2022",
    charset: "utf8",
    legalComments: "none",
  });
  // A program that npm links to begins with its shebang, which has to stay the first line.
  writeFileSync(file, `${code}//# sourceMappingURL=${name}.map\n`);
  writeFileSync(`${file}.map`, map);
}
