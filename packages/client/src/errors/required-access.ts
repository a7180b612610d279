import { modulesByPath, rolesByPath } from "../generated/tables.ts";
import { pathBeginsWith } from "../utils/match-path.ts";

type Rules = Readonly<Record<string, readonly string[]>>;

/**
 * Returns the published roles of which a call needs one. `path` may have its values. SuperUser is enough for every
 * call; if no role is published, it is the only role that is known to be enough.
 */
export function requiredRoles(service: string, path: string): string[] {
  const roles = lookUp(rolesByPath[service], path) ?? [];
  return roles.length > 0 ? [...roles] : ["SuperUser"];
}

/** Returns the modules that the agreement must have for a call. `path` may have its values. */
export const requiredModules = (service: string, path: string): string[] => [
  ...(lookUp(modulesByPath[service], path) ?? []),
];

/** Returns the value of the last rule that holds for the path, because rules go from the general to the specific. */
const lookUp = (rules: Rules | undefined, path: string): readonly string[] | undefined =>
  Object.entries(rules ?? {}).findLast(([pattern]) => pathBeginsWith(path, pattern))?.[1];
