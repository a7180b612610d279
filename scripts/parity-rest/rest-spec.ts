import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { child, isNode, list, type Node } from "../parity/own-specs.ts";

/** A node and its file, to which the node's references are relative. */
export interface Placed {
  node: Node;
  file: string;
}

/** The names that the specs give to path parameters that the published files spell in several ways. */
const aliases: Record<string, string> = {
  customerNo: "customerNumber",
  customergroupnumber: "customerGroupNumber",
  bookWithNumber: "bookedInvoiceNumber",
};

/** The REST document, read from its files without overlays and without bundling. */
export class RestSpec {
  readonly #root: string;
  readonly #read: (file: string) => Node;
  readonly #files = new Map<string, Node>();

  constructor(root: string, read = (file: string) => parse(readFileSync(file, "utf8")) as Node) {
    this.#root = root;
    this.#read = read;
  }

  /**
   * Follows the references of a node. A property beside a reference overrides the target's.
   *
   * @throws {Error} if a reference leads nowhere.
   */
  resolve({ node, file }: Placed): Placed {
    const { $ref, ...beside } = node;
    if (typeof $ref !== "string") return { node, file };
    const [name = "", pointer = ""] = $ref.split("#");
    const target = name === "" ? file : join(dirname(file), name);
    const found = pointer
      .split("/")
      .slice(1)
      .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"))
      .reduce<unknown>((at, key) => (isNode(at) ? at[key] : undefined), this.#file(target));
    if (!isNode(found)) throw new Error(`${file} refers to ${$ref}, which does not exist.`);
    const resolved = this.resolve({ node: found, file: target });
    return { node: { ...resolved.node, ...beside }, file: resolved.file };
  }

  /** Returns the path item of a path that is written as in the specs. */
  pathItem(path: string): Placed | undefined {
    const item = child(this.#file(this.#root), "paths")[path];
    return isNode(item) ? this.resolve({ node: item, file: this.#root }) : undefined;
  }

  /** Finds the path with these segments, in which parameters are names without braces. */
  pathOf(segments: readonly string[]): string | undefined {
    const wanted = segments.map((segment) => aliases[segment] ?? segment).join("/");
    return Object.keys(child(this.#file(this.#root), "paths")).find(
      (path) => path.replaceAll(/[{}]/g, "").slice(1) === wanted,
    );
  }

  /** Returns the parameters of an operation and of its path. */
  parameters(item: Placed, operation: Node): Node[] {
    return [...list(item.node, "parameters"), ...list(operation, "parameters")]
      .filter(isNode)
      .map((node) => this.resolve({ node, file: item.file }).node);
  }

  #file(name: string): Node {
    const file = this.#files.get(name) ?? this.#read(name);
    this.#files.set(name, file);
    return file;
  }
}
