import type { OpenApi } from "../../open-api.ts";
import { banner } from "../client/service-module.ts";
import { standardTypes } from "./standard-types.ts";

/** The files of one document: itself as JSON, and its types with the empty module that they belong to. */
export async function documentModules(name: string, document: OpenApi): Promise<[string, string][]> {
  return [
    [`${name}.json`, `${JSON.stringify(document, null, 2)}\n`],
    [`${name}.js`, `${banner}export {};\n`],
    [`${name}.d.ts`, `${banner}${await standardTypes(document)}`],
  ];
}
