import openapiTS, { astToString, type OpenAPI3 } from "openapi-typescript";

/**
 * Returns the `paths`, `components` and `operations` of a bundled document, as openapi-typescript makes them for all
 * tools.
 *
 * One option differs from its default: a property with a `default` stays optional. openapi-typescript would make it
 * required, in bodies too, although the servers do not require it.
 */
export async function standardTypes(document: { readonly openapi: string }): Promise<string> {
  // openapi-typescript changes the object that it gets.
  const copy = structuredClone(document) as unknown as OpenAPI3;
  return astToString(await openapiTS(copy, { silent: true, defaultNonNullable: false }));
}
