/** The little of an OpenAPI document that a comparison needs. */
export interface Document {
  info?: { version?: string };
  paths?: Record<string, Record<string, unknown>>;
  components?: { schemas?: Record<string, Schema> };
}
interface Schema {
  properties?: Record<string, unknown>;
}

const verbs = new Set(["get", "post", "put", "patch", "delete"]);

/** What the published document has and ours lacks (`+`), and what ours has and is published no more (`-`). */
export function compare(ours: Document, published: Document): string[] {
  const differences: string[] = [];
  const version = (document: Document) => document.info?.version ?? "unknown";
  if (version(ours) !== version(published)) {
    differences.push(`version ${version(ours)} -> ${version(published)}`);
  }
  for (const facts of [operations, properties]) {
    const mine = facts(ours);
    const theirs = facts(published);
    for (const fact of theirs) if (!mine.has(fact)) differences.push(`+ ${fact}`);
    for (const fact of mine) if (!theirs.has(fact)) differences.push(`- ${fact}`);
  }
  return differences;
}

function operations(document: Document): Set<string> {
  const found = new Set<string>();
  for (const [path, item] of Object.entries(document.paths ?? {})) {
    for (const verb of Object.keys(item)) if (verbs.has(verb)) found.add(`${verb.toUpperCase()} ${path}`);
  }
  return found;
}

/** Enumerations are named by us alone, so only schemas with properties are compared. */
function properties(document: Document): Set<string> {
  const found = new Set<string>();
  for (const [name, schema] of Object.entries(document.components?.schemas ?? {})) {
    for (const property of Object.keys(schema.properties ?? {})) found.add(`${name}.${property}`);
  }
  return found;
}
