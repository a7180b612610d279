/**
 * Builds the package in the working directory into `dist/` with `tsc`: one file for each module, with its comments,
 * and the declarations beside it. Nothing is joined or minified. A user's bundler does both and leaves out unused
 * code, and stack traces in Node show readable lines.
 *
 * `dist/cjs/` has the same modules as CommonJS. For the client, Node loads these with `import` too, through the
 * wrappers in `dist/node/`, because two copies in one process would have two rate limits and two classes of each
 * error.
 *
 * There are no source maps, because the sources are not shipped, and the output is the sources without their types.
 */
import { execFileSync } from "node:child_process";
import { rmSync, writeFileSync } from "node:fs";
import { writeNodeWrappers } from "./lib/node-wrappers.ts";

// Otherwise files of removed modules would be published.
rmSync("dist", { recursive: true, force: true });
execFileSync("tsc", ["-p", "tsconfig.build.json"], { stdio: "inherit" });
execFileSync("tsc", ["-p", "tsconfig.cjs.json"], { stdio: "inherit" });
// Bundlers read the closest manifest, so this one repeats that the modules have no side effects.
writeFileSync("dist/cjs/package.json", '{ "type": "commonjs", "sideEffects": false }\n');
writeNodeWrappers(process.cwd());
