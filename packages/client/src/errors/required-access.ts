import { modulesByPath, rolesByPath } from "../generated/tables.ts";
import { pathBeginsWith } from "../utils/match-path.ts";

type Rules = Readonly<Record<string, readonly string[]>>;

/**
 * Returns the roles any one of which is enough for a call, as published. `path` may be filled in. SuperUser is enough for
 * every call; where no role is published, it is the only one that is known to be.
 */
export function requiredRoles(service: string, path: string): string[] {
  const roles = lookUp(rolesByPath[service], path) ?? [];
  return roles.length > 0 ? [...roles] : ["SuperUser"];
}

/** Returns the modules that the agreement must have for a call. `path` may be filled in. */
export const requiredModules = (service: string, path: string): string[] => [
  ...(lookUp(modulesByPath[service], path) ?? []),
];

/** The value of the last rule that holds for the path: rules go from the general to the particular. */
const lookUp = (rules: Rules | undefined, path: string): readonly string[] | undefined =>
  Object.entries(rules ?? {}).findLast(([pattern]) => pathBeginsWith(path, pattern))?.[1];
