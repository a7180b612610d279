import type { Target } from "../routing/host.ts";
import type { Match, Routed, Router } from "../routing/router.ts";
import { isObject } from "../store/entity.ts";

/**
 * The operations behind a PATCH under the ruling `restPatch: "merge"`: no PATCH is published (G-9), so the mock reads
 * the record with the GET, applies the changes, and writes it with the PUT.
 */
export interface Merge {
  readonly put: Match;
  readonly get: Match;
}

/**
 * Finds the PUT and the GET of a PATCH's path. Returns undefined if one of them is missing, or a PATCH is published.
 */
export function mergeOf(router: Router, target: Target, method: string, routed: Routed): Merge | undefined {
  if (method !== "PATCH" || routed.kind !== "method" || routed.surface !== "rest") return undefined;
  const [put, get] = [router.route(target, "PUT"), router.route(target, "GET")];
  return put.kind === "match" && get.kind === "match" ? { put: put.match, get: get.match } : undefined;
}

/** Applies a JSON merge patch (RFC 7396): objects are merged, `null` removes, everything else replaces. Drops old links. */
export function mergePatch(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(before) ? { ...before } : {};
  // An old link would contradict a number that the patch changes.
  delete result.self;
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}
