import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  type Pair,
  parseDocument,
  visit,
  type YAMLMap,
  type Node as YamlNode,
} from "yaml";
import type { Node } from "../parity/own-specs.ts";

/** A YAML document of `specs/` that is changed in place. Unchanged parts keep their comments, order and layout. */
export class SpecFile {
  readonly #document: Document;

  constructor(text: string) {
    this.#document = parseDocument(text);
  }

  /** Returns the text, in the layout of the files of `specs/`. */
  get text(): string {
    return this.#document.toString({ lineWidth: 110, flowCollectionPadding: false });
  }

  /** Returns the document as plain values. */
  get content(): Node {
    return this.#document.toJS() as Node;
  }

  /** Returns the outermost map. */
  get root(): YAMLMap {
    const root = this.#document.contents;
    if (!isMap(root)) throw new Error("The file does not contain a map.");
    return root;
  }

  /** Returns the map under a key, or adds one. An empty map gets the layout of a block. */
  mapIn(holder: YAMLMap, key: string): YAMLMap {
    const own = this.step(holder, key);
    if (isMap(own)) {
      if (own.items.length === 0) own.flow = false;
      return own;
    }
    const created = this.node({}) as YAMLMap;
    holder.items.push(this.#document.createPair(key, created) as Pair);
    return created;
  }

  /** Returns the map at a path of keys. References within the document are followed, also at the end. */
  map(path: readonly string[]): YAMLMap | undefined {
    let node: unknown = this.#document.contents;
    for (const key of path) node = this.step(this.resolve(node), key);
    return this.resolve(node);
  }

  /** Returns the node under a key, without following its reference. */
  step(map: YAMLMap | undefined, key: string): unknown {
    return map?.items.find((pair) => nameOf(pair) === key)?.value;
  }

  /**
   * Returns the map itself, or the map that its reference into this document leads to. For any other node it is
   * undefined.
   */
  resolve(node: unknown): YAMLMap | undefined {
    if (!isMap(node)) return undefined;
    const reference = node.get("$ref");
    if (typeof reference !== "string") return node;
    if (!reference.startsWith("#/")) return undefined;
    const keys = reference
      .slice(2)
      .split("/")
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
    return this.map(keys);
  }

  /** Turns a value into YAML in our layout: lists of plain values on one line, statuses in quotes. */
  node(value: unknown): YamlNode {
    const created = this.#document.createNode(value) as YamlNode;
    visit(created, {
      Seq(_, seq) {
        if (seq.items.length > 0 && seq.items.every((item) => isScalar(item))) seq.flow = true;
      },
      Pair(_, { key }) {
        if (isScalar(key) && /^[1-5](\d\d|XX)$/.test(String(key.value))) key.type = "QUOTE_DOUBLE";
      },
    });
    return created;
  }

  /** Sets a key of a map. An existing key keeps its place, and a long list of names keeps its layout. */
  set(map: YAMLMap, key: string, value: unknown): void {
    const created = this.node(value);
    const old = this.step(map, key);
    if (isSeq(created) && isSeq(old)) created.flow = old.flow === true;
    map.set(this.#keyOf(map, key), created);
  }

  /** Adds a key after the last one that `isBefore` accepts, or at the end. */
  insert(map: YAMLMap, key: string, value: unknown, isBefore: (other: string) => boolean): void {
    const index = map.items.findLastIndex((pair) => isBefore(nameOf(pair)));
    this.#insertAt(map, index === -1 ? map.items.length : index + 1, key, value);
  }

  /** Adds a key to a map whose keys are in alphabetical order. */
  insertSorted(map: YAMLMap, key: string, value: unknown): void {
    const index = map.items.findIndex((pair) => nameOf(pair) > key);
    this.#insertAt(map, index === -1 ? map.items.length : index, key, value);
  }

  #insertAt(map: YAMLMap, index: number, key: string, value: unknown): void {
    const hasBlankLines = map.items.some((pair) => isScalar(pair.key) && pair.key.spaceBefore === true);
    map.items.splice(index, 0, this.#document.createPair(key, this.node(value)));
    if (hasBlankLines) this.spread(map);
  }

  /** Puts a blank line between the keys of a map, as between paths and between schemas. */
  spread(map: YAMLMap): void {
    for (const [index, { key }] of map.items.entries()) if (isScalar(key)) key.spaceBefore = index > 0;
  }

  setOrRemove(map: YAMLMap | undefined, key: string, value: unknown): void {
    if (map === undefined) return;
    if (value === undefined) this.remove(map, key);
    else this.set(map, key, value);
  }

  remove(map: YAMLMap, key: string): void {
    const index = map.items.findIndex((pair) => nameOf(pair) === key);
    if (index >= 0) map.items.splice(index, 1);
  }

  /** Finds the key of a pair as it is written, because a status may be quoted. */
  #keyOf(map: YAMLMap, key: string): unknown {
    return map.items.find((pair) => nameOf(pair) === key)?.key ?? key;
  }
}

const nameOf = ({ key }: Pair): string => String(isScalar(key) ? key.value : key);
