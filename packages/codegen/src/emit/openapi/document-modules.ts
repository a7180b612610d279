import type { OpenApi } from "../../open-api.ts";
import { banner } from "../client/service-module.ts";
import { standardTypes } from "./standard-types.ts";

/** Returns the files of one document: its JSON, and its types with the empty module that they describe. */
export async function documentModules(name: string, document: OpenApi): Promise<[string, string][]> {
  return [
    [`${name}.json`, `${JSON.stringify(document, null, 2)}\n`],
    [`${name}.js`, `${banner}export {};\n`],
    [`${name}.d.ts`, `${banner}${await standardTypes(document)}`],
  ];
}
