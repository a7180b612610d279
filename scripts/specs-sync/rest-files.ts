import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isMap, type YAMLMap } from "yaml";
import { child, type Node } from "../parity/own-specs.ts";
import { SpecFile } from "./spec-file.ts";

/** The place of a node: a key of a map in one of the files. */
export interface Place {
  /** Path of the file below `specs/`, such as `rest/customers.yaml`. */
  file: string;
  /** The keys from the root of the file to the map, and the key in the map. */
  keys: readonly string[];
}

/** The files of the REST document, `rest.yaml` and `rest/`, which refer to each other. */
export class RestFiles {
  readonly #files: Map<string, SpecFile>;

  constructor(texts: ReadonlyMap<string, string>) {
    this.#files = new Map([...texts].map(([name, text]) => [name, new SpecFile(text)]));
  }

  /** Returns the texts of all files, by path below `specs/`. */
  get texts(): Map<string, string> {
    return new Map([...this.#files].map(([name, file]) => [name, file.text]));
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  /**
   * Returns the files as one document, with the paths themselves in place of references, and the components of all
   * files.
   */
  get document(): Node {
    const contents = new Map([...this.#files].map(([name, file]) => [name, withinOneFile(file.content)]));
    const root = contents.get("rest.yaml") ?? {};
    const paths = Object.keys(child(root, "paths")).map((route) => {
      const { file, keys } = this.follow({ file: "rest.yaml", keys: ["paths", route] });
      return [route, child(child(contents.get(file), "paths"), keys.at(-1) ?? "")];
    });
    const components: Record<string, Node> = {};
    for (const content of contents.values())
      for (const [kind, parts] of Object.entries(child(content, "components")))
        components[kind] = { ...components[kind], ...(parts as Node) };
    return { ...root, paths: Object.fromEntries(paths), components };
  }

  /** Returns a reference to the schema of this name, for use in a file. A name is unique in all files. */
  referenceTo(name: string, user: string): string {
    const owner = this.names.find(
      (file) => this.at({ file, keys: ["components", "schemas", name] }) !== undefined,
    );
    const file = owner === undefined || owner === user ? "" : posix.relative(posix.dirname(user), owner);
    return `${file}#/components/schemas/${name}`;
  }

  /** Adds a path to a file, after the last path that `isBefore` accepts. Creates the file if it does not exist. */
  addPath(name: string, route: string, item: Node, isBefore: (other: string) => boolean): void {
    const file = this.#files.get(name) ?? new SpecFile("paths: {}\n");
    this.#files.set(name, file);
    const paths = file.mapIn(file.root, "paths");
    file.insert(paths, route, item, isBefore);
    file.spread(paths);
  }

  /** Adds a schema to the components of a file, in alphabetical order. */
  addSchema(name: string, key: string, schema: Node): void {
    const file = this.#files.get(name);
    if (file === undefined) return;
    const schemas = file.mapIn(file.mapIn(file.root, "components"), "schemas");
    file.insertSorted(schemas, key, schema);
    file.spread(schemas);
    file.spread(file.root);
  }

  /** Removes a file. */
  remove(name: string): void {
    this.#files.delete(name);
  }

  file(name: string): SpecFile | undefined {
    return this.#files.get(name);
  }

  /** Returns the node at a place, without following its reference. */
  at({ file, keys }: Place): unknown {
    let node: unknown = this.#files.get(file)?.map([]);
    for (const key of keys) node = isMap(node) ? this.#files.get(file)?.step(node, key) : undefined;
    return node;
  }

  mapAt(place: Place): YAMLMap | undefined {
    const node = this.at(place);
    return isMap(node) ? node : undefined;
  }

  /** Returns the place that the reference at this place leads to, in any file, or the place itself. */
  follow(place: Place): Place {
    const reference = this.mapAt(place)?.get("$ref");
    return typeof reference === "string" ? this.follow(placeOf(place.file, reference)) : place;
  }

  /** Returns the place below these keys. References are followed on the way, but not at the end. */
  below(place: Place, ...keys: readonly string[]): Place {
    return keys.reduce((from, key) => {
      const { file, keys: path } = this.follow(from);
      return { file, keys: [...path, key] };
    }, place);
  }
}

/** Returns the place that a reference in a file names. */
export function placeOf(user: string, reference: string): Place {
  const [file = "", pointer = ""] = reference.split("#");
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { file: file === "" ? user : posix.join(posix.dirname(user), file), keys };
}

/** Turns references into other files into references within one file. */
const withinOneFile = (content: Node): Node =>
  JSON.parse(
    JSON.stringify(content).replaceAll(/"\$ref":"[^"#]*#\/components\//g, '"$ref":"#/components/'),
  ) as Node;

/** Reads the files of the REST document. */
export function readRestFiles(specs: string): Map<string, string> {
  const names = ["rest.yaml", ...readdirSync(join(specs, "rest")).map((name) => `rest/${name}`)];
  return new Map(names.map((name) => [name, readFileSync(join(specs, name), "utf8")]));
}
