import { pathRoots } from "../generated/tables.ts";
import { nearest } from "../utils/nearest.ts";
import type { KnownCall } from "./facts.ts";

/**
 * Returns the reason for a 404 if no published path of the service begins with the same segment: then the path is
 * wrong, and it is not a record that is missing. Otherwise returns `undefined`. Upper and lower case count as equal,
 * because the services ignore case (S-18).
 */
export function whyUnknownPath({ service, method, path }: KnownCall): string | undefined {
  const [, root = "", ...rest] = path.split("/");
  const known = pathRoots[service];
  if (known === undefined || known.some((name) => name.toLowerCase() === root.toLowerCase()))
    return undefined;
  const meant = nearest(root, known);
  const advice = meant === undefined ? "" : ` (did you mean ${method} ${["", meant, ...rest].join("/")}?)`;
  return `No published path of ${service} begins with /${root}${advice}.`;
}
