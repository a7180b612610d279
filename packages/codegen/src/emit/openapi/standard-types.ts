import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";
import type { OpenApi } from "../../open-api.ts";

/**
 * The `paths`, `components` and `operations` of a bundled document, as openapi-typescript makes them for everybody.
 *
 * One of its options differs from the default: a property with a `default` stays optional. The default makes it
 * required, in bodies too, where the servers do not ask for it.
 */
export async function standardTypes(document: OpenApi): Promise<string> {
  // It works on the object that it is given.
  const copy = structuredClone(document) as unknown as OpenAPI3;
  return astToString(await openapiTS(copy, { silent: true, defaultNonNullable: false }));
}
