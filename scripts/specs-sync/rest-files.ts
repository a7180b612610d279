import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isMap, type YAMLMap } from "yaml";
import { child, type Node } from "../parity/own-specs.ts";
import { SpecFile } from "./spec-file.ts";

/** Where a node stands: under a key of a map in one of the files. */
export interface Place {
  /** Path of the file below `specs/`, as `rest/customers.yaml`. */
  file: string;
  /** Keys from the root of the file to the map, and the key in it. */
  keys: readonly string[];
}

/** The files of the REST document, `rest.yaml` and `rest/`, which refer to each other. */
export class RestFiles {
  readonly #files: Map<string, SpecFile>;

  constructor(texts: ReadonlyMap<string, string>) {
    this.#files = new Map([...texts].map(([name, text]) => [name, new SpecFile(text)]));
  }

  /** The texts of all files, by path below `specs/`. */
  get texts(): Map<string, string> {
    return new Map([...this.#files].map(([name, file]) => [name, file.text]));
  }

  get names(): string[] {
    return [...this.#files.keys()];
  }

  /** The files as one document: paths in place of the references to them, and the components of all files. */
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

  /** A reference to the schema of this name, for use in a file; schemas have one name in all files. */
  referenceTo(name: string, user: string): string {
    const owner = this.names.find(
      (file) => this.at({ file, keys: ["components", "schemas", name] }) !== undefined,
    );
    const file = owner === undefined || owner === user ? "" : posix.relative(posix.dirname(user), owner);
    return `${file}#/components/schemas/${name}`;
  }

  /** Adds a path to a file, behind the last one that `isBefore` accepts; the file too, if there is none of this name. */
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

  /** What stands at a place, before any reference there is followed. */
  at({ file, keys }: Place): unknown {
    let node: unknown = this.#files.get(file)?.map([]);
    for (const key of keys) node = isMap(node) ? this.#files.get(file)?.step(node, key) : undefined;
    return node;
  }

  mapAt(place: Place): YAMLMap | undefined {
    const node = this.at(place);
    return isMap(node) ? node : undefined;
  }

  /** The place that a reference there leads to, in whichever file, or the place itself. */
  follow(place: Place): Place {
    const reference = this.mapAt(place)?.get("$ref");
    return typeof reference === "string" ? this.follow(placeOf(place.file, reference)) : place;
  }

  /** The place under these keys, references followed on the way and not at its end. */
  below(place: Place, ...keys: readonly string[]): Place {
    return keys.reduce((from, key) => {
      const { file, keys: path } = this.follow(from);
      return { file, keys: [...path, key] };
    }, place);
  }
}

/** The place that a reference in a file names. */
export function placeOf(user: string, reference: string): Place {
  const [file = "", pointer = ""] = reference.split("#");
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  return { file: file === "" ? user : posix.join(posix.dirname(user), file), keys };
}

/** References into other files as references within one. */
const withinOneFile = (content: Node): Node =>
  JSON.parse(
    JSON.stringify(content).replaceAll(/"\$ref":"[^"#]*#\/components\//g, '"$ref":"#/components/'),
  ) as Node;

/** Reads the files of the REST document. */
export function readRestFiles(specs: string): Map<string, string> {
  const names = ["rest.yaml", ...readdirSync(join(specs, "rest")).map((name) => `rest/${name}`)];
  return new Map(names.map((name) => [name, readFileSync(join(specs, name), "utf8")]));
}
