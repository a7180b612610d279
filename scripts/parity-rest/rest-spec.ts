import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { parse } from "yaml";
import { child, isNode, list, type Node } from "../parity/own-specs.ts";

/** A node and the file it stands in, which its references are relative to. */
export interface Placed {
  node: Node;
  file: string;
}

/** A file may write a path parameter in several ways; the specs write it in one. */
const aliases: Record<string, string> = {
  customerNo: "customerNumber",
  customergroupnumber: "customerGroupNumber",
  bookWithNumber: "bookedInvoiceNumber",
};

/** The REST document, split over files and read as it is: no overlay, no bundling. */
export class RestSpec {
  readonly #root: string;
  readonly #read: (file: string) => Node;
  readonly #files = new Map<string, Node>();

  constructor(root: string, read = (file: string) => parse(readFileSync(file, "utf8")) as Node) {
    this.#root = root;
    this.#read = read;
  }

  /**
   * The node, its references followed; what stands beside a reference goes before what the target says.
   *
   * @throws {Error} on a reference to nothing.
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
    if (!isNode(found)) throw new Error(`${file} refers to ${$ref}, which is not there.`);
    const resolved = this.resolve({ node: found, file: target });
    return { node: { ...resolved.node, ...beside }, file: resolved.file };
  }

  /** The path item under a path, written as the specs write it. */
  pathItem(path: string): Placed | undefined {
    const item = child(this.#file(this.#root), "paths")[path];
    return isNode(item) ? this.resolve({ node: item, file: this.#root }) : undefined;
  }

  /** The path whose segments are these, parameters by their bare names. */
  pathOf(segments: readonly string[]): string | undefined {
    const wanted = segments.map((segment) => aliases[segment] ?? segment).join("/");
    return Object.keys(child(this.#file(this.#root), "paths")).find(
      (path) => path.replaceAll(/[{}]/g, "").slice(1) === wanted,
    );
  }

  /** The parameters of an operation, those of its path among them. */
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
