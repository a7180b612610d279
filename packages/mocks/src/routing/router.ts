import { type Document, type Method, type Operation, type Surface, surfaceOf } from "../table/types.ts";
import { nearestName } from "../validation/nearest-name.ts";
import type { Target } from "./host.ts";
import { decodeRestKey } from "./path-keys.ts";

/** An operation and the values of its path parameters, which are decoded and still text. */
export interface Match {
  readonly document: Document;
  readonly operation: Operation;
  readonly surface: Surface;
  /** The start of the path as it was sent, before the document's paths: "/customersapi/v3.1.0"; "" on REST. */
  readonly basePath: string;
  /** The requested version: "3.1.0". */
  readonly version: string;
  readonly params: Readonly<Record<string, string>>;
}

export type Routed =
  | { readonly kind: "match"; readonly match: Match }
  /** The path exists, but only with other methods. */
  | { readonly kind: "method"; readonly surface: Surface; readonly allowed: readonly string[] }
  /** `near` is the published path that was probably meant. */
  | { readonly kind: "unknown"; readonly surface: Surface; readonly near?: string | undefined };

interface Node {
  readonly fixed: Map<string, Node>;
  readonly patterns: {
    readonly text: string;
    readonly pattern: RegExp;
    readonly names: readonly string[];
    readonly node: Node;
  }[];
  readonly operations: Map<string, Operation>;
}

const node = (): Node => ({ fixed: new Map(), patterns: [], operations: new Map() });

const quote = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/**
 * Turns "{accountingYear}-{voucherNumber}" into a pattern with a group for each parameter. The last value has no
 * hyphen.
 */
function segmentPattern(segment: string): { pattern: RegExp; names: string[] } {
  const names: string[] = [];
  const source = segment.split(/(\{\w+\})/).map((part) => {
    if (!part.startsWith("{")) return quote(part);
    names.push(part.slice(1, -1));
    return "(.+?)";
  });
  return { pattern: new RegExp(`^${source.join("")}$`), names };
}

/**
 * Makes the key of a fixed part of a path. The services ignore its case (S-18). REST is not recorded, so there case
 * matters.
 */
const fixedKey = (surface: Surface, segment: string): string =>
  surface === "apis" ? segment.toLowerCase() : segment;

function build(document: Document): Node {
  const root = node();
  const surface = surfaceOf(document);
  for (const operation of document.operations) {
    let at = root;
    for (const segment of operation.path.split("/").filter(Boolean)) {
      if (segment.includes("{")) {
        const key = segment.replace(/\{\w+\}/g, "{}");
        let found = at.patterns.find((entry) => entry.text === key);
        if (found === undefined) {
          found = { text: key, ...segmentPattern(segment), node: node() };
          at.patterns.push(found);
        }
        at = found.node;
      } else {
        const key = fixedKey(surface, segment);
        const next = at.fixed.get(key) ?? node();
        at.fixed.set(key, next);
        at = next;
      }
    }
    at.operations.set(operation.method, operation);
  }
  return root;
}

/** Finds the node of a path. A fixed segment is tried first, then a parameter. */
function walk(
  at: Node,
  surface: Surface,
  segments: readonly string[],
  index: number,
  values: string[],
): Node | undefined {
  const segment = segments[index];
  if (segment === undefined) return at.operations.size > 0 ? at : undefined;
  const fixed = at.fixed.get(fixedKey(surface, segment));
  if (fixed !== undefined) {
    const found = walk(fixed, surface, segments, index + 1, values);
    if (found !== undefined) return found;
  }
  for (const entry of at.patterns) {
    const hit = entry.pattern.exec(segment);
    if (hit === null) continue;
    values.push(...hit.slice(1));
    const found = walk(entry.node, surface, segments, index + 1, values);
    if (found !== undefined) return found;
    values.length -= hit.length - 1;
  }
  return undefined;
}

/** Returns the path of a document's operations that is spelled most like the one that was asked for. */
function nearestPath(document: Document, segments: readonly string[], method: string): string | undefined {
  // Values say nothing about the spelling: numbers and parameters count as the same.
  const shape = (path: readonly string[]) =>
    `/${path.map((segment) => (/^\d|\{/.test(segment) ? "{}" : segment)).join("/")}`;
  const paths = new Map(
    document.operations
      .filter((operation) => operation.method === method)
      .map(({ path }) => [shape(path.split("/").filter(Boolean)), path]),
  );
  return paths.get(nearestName(shape(segments), [...paths.keys()]) ?? "");
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

export interface Router {
  route(target: Target, method: string): Routed;
}

/** The form of a version in the services' paths: three numbers. */
const versionSegment = /^v(\d+\.\d+\.\d+)$/;

/** How other versions of a service are answered. */
export interface RouterOptions {
  /**
   * Whether another version of a known service is answered like the version that the mocks know (S-19), or with 404.
   */
  readonly anyVersion: boolean;
  /** Runs for each request for a version that the mocks do not know. */
  onOtherVersion?(document: Document, version: string): void;
}

/** Makes a router for the documents. Each one is compiled when the first request for it arrives. */
export function createRouter(
  documents: readonly Document[],
  options: RouterOptions = { anyVersion: true },
): Router {
  const rest = documents.find((document) => document.host.startsWith("restapi."));
  const services = new Map(
    documents
      .filter((document) => document !== rest)
      .map((document) => [document.service.toLowerCase(), document]),
  );
  const compiled = new Map<Document, Node>();

  const find = (
    document: Document,
    at: Pick<Match, "basePath" | "version">,
    segments: readonly string[],
    method: string,
  ): Routed => {
    const surface = surfaceOf(document);
    let root = compiled.get(document);
    if (root === undefined) {
      root = build(document);
      compiled.set(document, root);
    }
    const values: string[] = [];
    const found = walk(root, surface, segments, 0, values);
    if (found === undefined)
      return { kind: "unknown", surface, near: nearestPath(document, segments, method) };
    const operation = found.operations.get(method as Method);
    if (operation === undefined) return { kind: "method", surface, allowed: [...found.operations.keys()] };
    const params: Record<string, string> = {};
    // Two operations may have different names for the parameter at the same position.
    [...operation.path.matchAll(/\{(\w+)\}/g)].forEach((name, index) => {
      const text = decode(values[index] ?? "");
      params[name[1] ?? ""] = surface === "rest" ? decodeRestKey(text) : text;
    });
    return { kind: "match", match: { document, operation, surface, ...at, params } };
  };

  return {
    route(target, method) {
      const segments = target.path
        .split("/")
        .slice(1)
        .filter((segment) => segment !== "");
      if (target.host.startsWith("restapi.") && rest !== undefined)
        return find(rest, { basePath: "", version: rest.version }, segments, method);
      const [service = "", versioned = ""] = segments;
      const document = target.host.startsWith("apis.") ? services.get(service.toLowerCase()) : undefined;
      if (document === undefined)
        return { kind: "unknown", surface: target.host.startsWith("restapi.") ? "rest" : "apis" };
      const version = versionSegment.exec(versioned)?.[1];
      const isOther = version !== document.version;
      if (version === undefined || (isOther && !options.anyVersion))
        return { kind: "unknown", surface: "apis" };
      if (isOther) options.onOtherVersion?.(document, version);
      return find(document, { basePath: `/${service}/${versioned}`, version }, segments.slice(2), method);
    },
  };
}
