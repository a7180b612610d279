import type { Target } from "../routing/host.ts";
import type { Match, Routed, Router } from "../routing/router.ts";
import { isObject } from "../store/entity.ts";

/**
 * The PUT that a PATCH stands for under the ruling `restPatch: "merge"` (G-9: nobody published one), with the GET that
 * gives what the PATCH leaves out.
 */
export interface Merge {
  readonly put: Match;
  readonly get: Match;
}

/** Undefined where there is no record to merge into, or a PATCH is published. */
export function mergeOf(router: Router, target: Target, method: string, routed: Routed): Merge | undefined {
  if (method !== "PATCH" || routed.kind !== "method" || routed.surface !== "rest") return undefined;
  const [put, get] = [router.route(target, "PUT"), router.route(target, "GET")];
  return put.kind === "match" && get.kind === "match" ? { put: put.match, get: get.match } : undefined;
}

/** A JSON merge patch (RFC 7396): objects are merged, `null` takes away, all else replaces. Old links are dropped. */
export function mergePatch(before: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const result: Record<string, unknown> = isObject(before) ? { ...before } : {};
  // It would contradict a number that the patch changes.
  delete result.self;
  for (const [name, value] of Object.entries(patch)) {
    if (value === null) delete result[name];
    else result[name] = mergePatch(result[name], value);
  }
  return result;
}
