import type { Call } from "./calls.ts";

/** Writes the calls as a user of this client does. */
export function ourConsumer(calls: readonly Call[]): string {
  const lines = calls.map(({ member, verb, path, options, reads }, index) => {
    const call = `economic.${member}.${verb}(${JSON.stringify(path)}${options ? `, ${JSON.stringify(options)}` : ""})`;
    if (verb === "list")
      return `for await (const item${index} of ${call}) seen.push(${reads ? `item${index}.${reads}` : "1"});`;
    return `const data${index} = await ${call};\nseen.push(data${index}${reads ? `.${reads}` : ""});`;
  });
  return [
    'import { createEconomic } from "@org/visma-economic";',
    'const economic = createEconomic({ appSecretToken: "a", agreementGrantToken: "b" });',
    "const seen: unknown[] = [];",
    ...lines,
    "export { seen };",
    "",
  ].join("\n");
}

/** Writes the same calls with openapi-fetch, and the types that openapi-typescript makes from the same documents. */
export function plainConsumer(calls: readonly Call[], documentOf: (member: string) => string): string {
  const members = [...new Set(calls.map(({ member }) => member))];
  const lines = calls.map(({ verb, path, options = {}, reads, member }, index) => {
    const method = verb === "list" ? "GET" : verb.toUpperCase();
    const query = {
      ...options.query,
      ...(options.filter ? { filter: "a$eq:1" } : {}),
      ...(options.sort ? { sort: options.sort } : {}),
    };
    const params = {
      ...(options.path ? { path: options.path } : {}),
      ...(Object.keys(query).length > 0 ? { query } : {}),
    };
    const init = {
      ...(Object.keys(params).length > 0 ? { params } : {}),
      ...(options.body ? { body: options.body } : {}),
    };
    const call = `${member}.${method}(${JSON.stringify(path)}, ${JSON.stringify(init)})`;
    return `const data${index} = (await ${call}).data;\nseen.push(${read(verb, index, reads)});`;
  });
  return [
    'import createClient from "openapi-fetch";',
    ...members.map((member) => `import type { paths as ${member}Paths } from "./${documentOf(member)}.ts";`),
    ...members.map((member) => `const ${member} = createClient<${member}Paths>();`),
    "const seen: unknown[] = [];",
    ...lines,
    "export { seen };",
    "",
  ].join("\n");
}

/**
 * Returns the code that reads a property of an answer. The answers of listings differ in shape, so of these it reads
 * only the data as a whole.
 */
const read = (verb: Call["verb"], index: number, reads: string | undefined) =>
  reads && verb !== "list" ? `data${index}?.${reads}` : `data${index}`;
