import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { isMap, stringify, type YAMLMap } from "yaml";
import type { Node } from "../parity/own-specs.ts";
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

  get names(): Iterable<string> {
    return this.#files.keys();
  }

  /** Adds a file with this content. */
  add(name: string, content: Node): void {
    this.#files.set(name, new SpecFile(stringify(content)));
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
    if (typeof reference !== "string") return place;
    const [file = "", pointer = ""] = reference.split("#");
    const keys = pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return this.follow({
      file: file === "" ? place.file : posix.join(posix.dirname(place.file), file),
      keys,
    });
  }

  /** The place under these keys, references followed on the way and not at its end. */
  below(place: Place, ...keys: readonly string[]): Place {
    return keys.reduce((from, key) => {
      const { file, keys: path } = this.follow(from);
      return { file, keys: [...path, key] };
    }, place);
  }
}

/** Reads the files of the REST document. */
export function readRestFiles(specs: string): Map<string, string> {
  const names = ["rest.yaml", ...readdirSync(join(specs, "rest")).map((name) => `rest/${name}`)];
  return new Map(names.map((name) => [name, readFileSync(join(specs, name), "utf8")]));
}
