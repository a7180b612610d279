/**
 * Builds the package in the working directory into `dist/` with `tsc`: a file a module, with its comments, and the
 * declaration beside it. Nothing is joined or minified. The bundler of whoever uses the package does both, with what they
 * do not use left out; and a stack trace in Node shows a line that can be read.
 *
 * There are no source maps. The sources are not shipped, and the output differs from them by its types only.
 */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";

// Files of modules that are gone would be published.
rmSync("dist", { recursive: true, force: true });
execFileSync("tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });
