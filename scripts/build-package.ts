/**
 * Builds the package in the working directory into `dist/`: JavaScript without comments (they are read in the
 * declarations, and the published runtime stays small), with source maps that carry their sources, and
 * declarations with comments, without maps to sources that are not shipped.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";

const compile = (...options: string[]) =>
  execFileSync("tsc", ["-p", "tsconfig.build.json", ...options], { stdio: "inherit" });

rmSync("dist", { recursive: true, force: true });
compile("--declaration", "false", "--removeComments", "--sourceMap", "--inlineSources");
compile("--declaration", "--emitDeclarationOnly");
