import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../lib/run.ts";
import type { Consumer } from "./consumers.ts";
import { tool } from "./workspace.ts";

const documents = (major: number): Consumer => ({
  name: `documents on Node ${major}`,
  shows: "each JSON document imported",
  run: async ({ project }) =>
    run(join(await tool("node", String(major)), ".bin/node"), ["openapi.mjs"], { cwd: project }),
});

/**
 * Checks the types. TypeScript 5.4 treats a module with an import attribute as CommonJS, so it compiles no import of
 * a JSON document.
 */
const types = (version: string, files = ["openapi.types.ts", "openapi-json.types.ts"]): Consumer => ({
  name: `documents' types, TypeScript ${version}`,
  shows: "all fifteen, skipLibCheck off",
  run: async ({ project }) => {
    const strict = {
      target: "es2022",
      module: "nodenext",
      strict: true,
      noEmit: true,
      skipLibCheck: false,
      types: [],
    };
    const file = `tsconfig.openapi.${version}.json`;
    writeFileSync(join(project, file), JSON.stringify({ compilerOptions: strict, files }));
    const compiler = join(await tool("typescript", version), "typescript/bin/tsc");
    return run(process.execPath, [compiler, "-p", file], { cwd: project });
  },
});

/** Projects with the packed documents and their types. */
export const openapiConsumers: readonly Consumer[] = [
  documents(20),
  documents(24),
  types("5.4.5", ["openapi.types.ts"]),
  types("5.9.3"),
  types("7.0.2"),
];
