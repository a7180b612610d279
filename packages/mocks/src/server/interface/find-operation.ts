import { type InterfaceOperation, interfaceDocument, type Method } from "./document/index.ts";
import { InterfaceFailure } from "./failure.ts";

export interface FoundOperation {
  readonly operation: InterfaceOperation;
  /** Parameters of the path, decoded. */
  readonly path: Readonly<Record<string, string>>;
}

interface Route {
  readonly segments: readonly string[];
  readonly operations: Readonly<Partial<Record<Method, InterfaceOperation>>>;
}

/** The routes, those without parameters first: `/__mock/agreements/import` must not match as an agreement's path. */
const routes: readonly Route[] = Object.entries(interfaceDocument.paths)
  .map(([path, operations]) => ({ segments: path.split("/"), operations }))
  .sort((one, other) => parametersIn(one) - parametersIn(other));

function parametersIn({ segments }: Pick<Route, "segments">): number {
  return segments.filter((segment) => segment.startsWith("{")).length;
}

/**
 * Finds the operation of a request in the document. Returns undefined if the document does not have the path.
 *
 * @throws InterfaceFailure 405 for a method that the path does not have; 400 for a path that cannot be decoded.
 */
export function findOperation(method: string, pathname: string): FoundOperation | undefined {
  const asked = pathname.replace(/\/$/, "").split("/").map(decode);
  for (const { segments, operations } of routes) {
    const path = match(segments, asked);
    if (path === undefined) continue;
    // HEAD is allowed wherever GET is.
    const name = method === "HEAD" ? "get" : method.toLowerCase();
    const found = Object.entries(operations).find(([known]) => known === name);
    if (found !== undefined) return { operation: found[1], path };
    const allow = Object.keys(operations).map((known) => known.toUpperCase());
    throw new InterfaceFailure(405, `Use ${allow.join(" or ")} here, not ${method}.`, {
      allow: allow.join(", "),
    });
  }
  return undefined;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new InterfaceFailure(400, `The path has "${segment}", which is not percent-encoded UTF-8.`);
  }
}

/** Returns the parameters of a path; undefined if the path does not fit. */
function match(segments: readonly string[], asked: readonly string[]): Record<string, string> | undefined {
  if (segments.length !== asked.length) return undefined;
  const path: Record<string, string> = {};
  for (const [at, segment] of segments.entries()) {
    const value = asked[at] ?? "";
    if (segment.startsWith("{")) path[segment.slice(1, -1)] = value;
    else if (segment !== value) return undefined;
  }
  return path;
}
