/**
 * Builds the package in the working directory into `dist/` with `tsc`: a file a module, with its comments, and the
 * declaration beside it. Nothing is joined or minified. The bundler of whoever uses the package does both, with what they
 * do not use left out; and a stack trace in Node shows a line that can be read.
 *
 * `dist/cjs/` holds the same modules as CommonJS. Node loads the client's under `import` too, through the wrappers in
 * `dist/node/`: two copies in one process would have two rate limits and two classes of each error.
 *
 * There are no source maps. The sources are not shipped, and the output differs from them by its types only.
 */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { writeNodeWrappers } from "./lib/node-wrappers.ts";

// Files of modules that are gone would be published.
rmSync("dist", { recursive: true, force: true });
execFileSync("tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });
execFileSync("tsc", ["-p", "tsconfig.cjs.json"], { stdio: "inherit" });
// Bundlers read the closest manifest, so it has to repeat that the modules have no side effects.
writeFileSync("dist/cjs/package.json", '{ "type": "commonjs", "sideEffects": false }\n');
writeNodeWrappers(process.cwd());
