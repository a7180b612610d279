import {
  type Document,
  isMap,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type YAMLMap,
  type Node as YamlNode,
} from "yaml";
import type { Node } from "../parity/own-specs.ts";

/** A YAML document of `specs/` that is changed in place: comments, order and layout stay where nothing changes. */
export class SpecFile {
  readonly #document: Document;

  constructor(text: string) {
    this.#document = parseDocument(text);
  }

  /** The text, laid out as the files of `specs/` are. */
  get text(): string {
    return this.#document.toString({ lineWidth: 110, flowCollectionPadding: false });
  }

  /** The document as plain values. */
  get content(): Node {
    return this.#document.toJS() as Node;
  }

  /** The map at a path of keys, references within the document followed on the way, and at its end too. */
  map(path: readonly string[]): YAMLMap | undefined {
    let node: unknown = this.#document.contents;
    for (const key of path) node = this.step(this.resolve(node), key);
    return this.resolve(node);
  }

  /** What stands under a key, before any reference there is followed. */
  step(map: YAMLMap | undefined, key: string): unknown {
    return map?.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key)?.value;
  }

  /** The map itself, or the one that its reference into this document leads to; nothing for any other node. */
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

  /** A value as YAML in our layout: lists of plain values on one line. */
  node(value: unknown): YamlNode {
    const created = this.#document.createNode(value) as YamlNode;
    visit(created, {
      Seq(_, seq) {
        if (seq.items.length > 0 && seq.items.every((item) => isScalar(item))) seq.flow = true;
      },
    });
    return created;
  }

  /** Sets a key of a map, which keeps its place where it exists. A long list of names stays in the layout that it had. */
  set(map: YAMLMap, key: string, value: unknown): void {
    const created = this.node(value);
    const old = this.step(map, key);
    if (isSeq(created) && isSeq(old)) created.flow = old.flow === true;
    map.set(this.#keyOf(map, key), created);
  }

  /** Adds a key behind the last one that `isBefore` accepts, or at the end. */
  insert(map: YAMLMap, key: string, value: unknown, isBefore: (other: string) => boolean): void {
    const names = map.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key));
    const index = names.findLastIndex(isBefore);
    const pair = this.#document.createPair(key, this.node(value));
    if (
      isScalar(pair.key) &&
      map.items.some((other) => isScalar(other.key) && other.key.spaceBefore === true)
    )
      pair.key.spaceBefore = true;
    map.items.splice(index === -1 ? map.items.length : index + 1, 0, pair);
  }

  setOrRemove(map: YAMLMap | undefined, key: string, value: unknown): void {
    if (map === undefined) return;
    if (value === undefined) this.remove(map, key);
    else this.set(map, key, value);
  }

  remove(map: YAMLMap, key: string): void {
    const index = map.items.findIndex(
      (pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key,
    );
    if (index >= 0) map.items.splice(index, 1);
  }

  /** The key of a pair as it stands there: a status may be quoted. */
  #keyOf(map: YAMLMap, key: string): unknown {
    return (
      map.items.find((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key) === key)?.key ?? key
    );
  }
}
