import type { Level } from "../api/level.ts";
import { isNode } from "../parity/own-specs.ts";
import type { Change } from "./change.ts";
import { placeName } from "./change.ts";
import type { Difference } from "./differences.ts";

type Rule = (before: unknown, after: unknown) => Omit<Change, "where">[];

const listed = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** Returns the entries that a list gained and lost. */
function moves(before: unknown, after: unknown): { gained: string[]; lost: string[] } {
  const [old, now] = [listed(before), listed(after)];
  return { gained: now.filter((one) => !old.includes(one)), lost: old.filter((one) => !now.includes(one)) };
}

/** Makes the rule for a list whose entries callers use: a lost entry is a major change, a gained one a minor change. */
const used =
  (lost: (names: string) => string, gained: (names: string) => string): Rule =>
  (before, after) => {
    const changed = moves(before, after);
    return [
      ...(changed.lost.length > 0 ? [{ level: "major" as const, text: lost(changed.lost.join(", ")) }] : []),
      ...(changed.gained.length > 0
        ? [{ level: "minor" as const, text: gained(changed.gained.join(", ")) }]
        : []),
    ];
  };

const roles: Rule = (before, after) => {
  const { gained, lost } = moves(before, after);
  const now = listed(after).join(", ");
  if (listed(before).length === 0)
    return [{ level: "major", text: `Now needs one of the roles ${now}. Apps without one are refused.` }];
  if (listed(after).length === 0) return [{ level: "minor", text: "No role is needed any more." }];
  return [
    ...(lost.length > 0
      ? [
          {
            level: "major" as const,
            text: `The role ${lost.join(", ")} is no longer enough: one of ${now} is needed.`,
          },
        ]
      : []),
    ...(gained.length > 0
      ? [{ level: "minor" as const, text: `The role ${gained.join(", ")} is enough now.` }]
      : []),
  ];
};

const module: Rule = (before, after) =>
  after === undefined
    ? [{ level: "minor", text: `The module ${String(before)} is no longer needed.` }]
    : [{ level: "major", text: `Now needs the module ${String(after)}. Agreements without it are refused.` }];

const size =
  (what: string): Rule =>
  (before, after) => {
    const isSmaller = typeof after === "number" && (before === undefined || after < Number(before));
    const level: Level = isSmaller ? "major" : "minor";
    return [{ level, text: `${what} went from ${before ?? "no limit"} to ${after ?? "no limit"}.` }];
  };

/** The rules for the extensions of Visma's publications, which Redocly does not know. */
const rules: Record<string, Rule> = {
  "x-filterable": used(
    (names) => `Filters can no longer use ${names}.`,
    (names) => `Filters can now use ${names}.`,
  ),
  "x-filterable-fields": used(
    (names) => `The listing can no longer be filtered by ${names}.`,
    (names) => `The listing can now be filtered by ${names}.`,
  ),
  "x-sortable-fields": used(
    (names) => `The listing can no longer be sorted by ${names}.`,
    (names) => `The listing can now be sorted by ${names}.`,
  ),
  "x-sortable": (_, after) =>
    after === true
      ? [{ level: "minor", text: "Listings can now be sorted by it." }]
      : [{ level: "major", text: "Listings can no longer be sorted by it." }],
  "x-required-roles": roles,
  "x-error-codes": used(
    (names) => `The error codes ${names} are gone: code that compares with them does not compile any more.`,
    (names) => `New error codes: ${names}.`,
  ),
  "x-requires-module": module,
  "x-cursor-page-size": (before, after) => [
    {
      level: "patch",
      text: `A page of the cursor listing holds ${String(after)} records, not ${String(before)}.`,
    },
  ],
  "x-max-file-upload-size-in-bytes": size("The largest file, in bytes,"),
};

/** Returns the changes of extensions, with their levels. */
export function ownChanges(differences: readonly Difference[]): Change[] {
  return differences.flatMap(({ path, before, after }) => {
    const key = path.at(-1) ?? "";
    const rule = rules[key];
    if (rule !== undefined)
      return rule(before, after).map((change) => ({ ...change, where: placeName(path.slice(0, -1)) }));
    return path[0] === "tags" && path.length === 2 ? wholeTag(path, before, after) : [];
  });
}

/** Returns the change of an added or removed tag. `rolesChanged` looks at the operations of a new tag. */
function wholeTag(path: readonly string[], before: unknown, after: unknown): Change[] {
  const tag = isNode(after) ? after : before;
  const said = isNode(tag) ? [tag["x-required-roles"], tag["x-error-codes"]].flatMap(listed).join(", ") : "";
  const text =
    before === undefined ? `New tag: ${said}.` : `The tag no longer names roles or error codes: ${said}.`;
  return [{ level: "minor", where: placeName(path), text }];
}

/** Returns the changes of an operation whose tags changed, because it needs the roles of its tags. */
export function rolesChanged(where: string, before: readonly string[], after: readonly string[]): Change[] {
  return moves(before, after).gained.length + moves(before, after).lost.length === 0
    ? []
    : roles(before, after).map((change) => ({ ...change, where }));
}
