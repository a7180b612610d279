import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

/** A node of a specification. */
export type Node = Record<string, unknown>;

export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** Returns the node under a key, or an empty one. */
export const child = (node: Node | undefined, key: string): Node => {
  const value = node?.[key];
  return isNode(value) ? value : {};
};

/** Returns the list under a key, or an empty one. */
export const list = (node: Node | undefined, key: string): unknown[] => {
  const value = node?.[key];
  return Array.isArray(value) ? value : [];
};

/** The documents of `specs/`, without overlays and without bundling. */
export class OwnSpecs {
  readonly #documents = new Map<string, Node>();

  constructor(documents: Record<string, Node>) {
    for (const [name, document] of Object.entries(documents)) this.#documents.set(name, document);
  }

  static read(folder: string): OwnSpecs {
    const names = readdirSync(folder).filter((name) => name.endsWith(".yaml"));
    return new OwnSpecs(
      Object.fromEntries(
        names.map((name) => [name, parse(readFileSync(join(folder, name), "utf8")) as Node]),
      ),
    );
  }

  /** Returns the document whose `x-service` is this service. */
  ofService(service: string): OwnSpec | undefined {
    for (const [name, document] of this.#documents) {
      if (child(document, "info")["x-service"] === service) return new OwnSpec(this, name, document);
    }
    return undefined;
  }

  document(name: string): Node {
    return this.#documents.get(name) ?? {};
  }
}

/** A document whose references lead into itself and into its neighbours. */
export class OwnSpec {
  readonly document: Node;
  readonly #specs: OwnSpecs;
  readonly #name: string;

  constructor(specs: OwnSpecs, name: string, document: Node) {
    this.#specs = specs;
    this.#name = name;
    this.document = document;
  }

  /** Returns the node itself, or the one that it refers to. Throws if the reference leads nowhere. */
  resolve(value: unknown): Node {
    const node = isNode(value) ? value : {};
    if (typeof node.$ref !== "string") return node;
    const [file = "", path = ""] = node.$ref.split("#");
    const start: unknown = file === "" ? this.document : this.#specs.document(file);
    const found = path
      .split("/")
      .slice(1)
      .reduce<unknown>(
        (at, key) => (isNode(at) ? at[key.replaceAll("~1", "/").replaceAll("~0", "~")] : undefined),
        start,
      );
    if (!isNode(found)) throw new Error(`${this.#name} refers to ${node.$ref}, which does not exist.`);
    return found;
  }

  /** Returns a schema of this document, or one of a neighbour that it refers to. */
  schema(name: string): Node | undefined {
    const own = child(child(this.document, "components"), "schemas")[name];
    const shared = child(child(this.#specs.document("common.yaml"), "components"), "schemas")[name];
    return isNode(own) ? own : isNode(shared) ? shared : undefined;
  }
}
