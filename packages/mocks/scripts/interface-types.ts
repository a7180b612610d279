/** Writes the types of the server's interface, made from its document by openapi-typescript. Part of `pnpm generate`. */
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { standardTypes } from "@org/codegen";
import { interfaceDocument } from "../src/server/interface/document/index.ts";

const folder = join(import.meta.dirname, "../src/server/interface/generated");
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, "types.ts"), await standardTypes(interfaceDocument));
