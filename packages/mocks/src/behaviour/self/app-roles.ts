import { resource } from "../../engine/resource.ts";
import { projection } from "../../projection/projection.ts";
import type { View } from "../../projection/rule.ts";
import { computed, link, readOnly } from "../../projection/rules.ts";
import { allModules } from "../../settings/options.ts";
import type { Role } from "../../store/agreement.ts";
import { kind } from "../../store/kind.ts";

/** A role of an app, and the module that the agreement needs for it. */
type AppRole = { readonly roleNumber: number; readonly name: Role; readonly module?: string };

/** The four roles. Their numbers are not recorded. */
const roles: readonly AppRole[] = [
  { roleNumber: 1, name: "SuperUser" },
  { roleNumber: 2, name: "Bookkeeping" },
  { roleNumber: 3, name: "Sales" },
  { roleNumber: 4, name: "ProjectEmployee", module: "Project" },
];

export const roleNumberOf = (name: Role): number => roles.find((role) => role.name === name)?.roleNumber ?? 0;

export const moduleNumberOf = (name: string): number => (allModules as readonly string[]).indexOf(name) + 1;

/** Makes the link of a module (L-150). */
export const moduleLink = (
  moduleNumber: number,
  { base, linkSuffix }: Pick<View, "base" | "linkSuffix">,
): string => `${base}/modules/agreement/${moduleNumber}${linkSuffix}`;

const onRest = projection({
  roleNumber: readOnly("roleNumber"),
  name: readOnly("name"),
  requiredModules: computed(({ module }, view) => {
    if (typeof module !== "string") return [];
    const moduleNumber = moduleNumberOf(module);
    return [{ moduleNumber, self: moduleLink(moduleNumber, view) }];
  }),
  self: link("/app-roles/{roleNumber}"),
});

export const appRoles = resource<AppRole>({
  kind: kind<AppRole>("appRoles", "roleNumber"),
  endpoints: [{ document: "rest", path: "/app-roles", projection: onRest, rows: () => roles }],
});
