/**
 * Writes the types of the server's interface, made from its document by openapi-typescript, and the version of the
 * package, which the server reports. It is part of `pnpm generate`.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { standardTypes } from "@org/codegen";
import manifest from "../package.json" with { type: "json" };
import { interfaceDocument } from "../src/server/interface/document/index.ts";

const folder = join(import.meta.dirname, "../src/server/interface/generated");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "types.ts"), await standardTypes(interfaceDocument));
writeFileSync(join(folder, "version.ts"), `export const version = ${JSON.stringify(manifest.version)};\n`);
