import type { Rule } from "../../projection/rule.ts";
import { encodeRestKey } from "../../routing/path-keys.ts";
import { isObject } from "../../store/entity.ts";
import { departmentalDistributionOf } from "./lookup.ts";

/**
 * Returns the path of a departmental distribution. The automatic distributions of departments have another path than
 * those that users created.
 */
export const distributionPath = (type: "department" | "distribution", number: number): string =>
  `/departmental-distributions/${type}s/${encodeRestKey(number)}`;

/**
 * The `departmentalDistribution` inside a REST resource, with number, type and link. The record stores only the
 * number.
 */
export const departmentalDistribution: Rule = {
  read: ({ departmentalDistributionNumber: number }, { agreement, base, linkSuffix }) => {
    if (typeof number !== "number") return undefined;
    const member = departmentalDistributionOf(agreement, number);
    const distributionType = member?.type === "distribution" ? "distribution" : "department";
    return {
      departmentalDistributionNumber: number,
      distributionType,
      self: base + distributionPath(distributionType, number) + linkSuffix,
    };
  },
  peek: ({ departmentalDistributionNumber }) => ({ departmentalDistributionNumber }),
  write: (value, draft) => {
    draft.departmentalDistributionNumber = numberIn(value);
  },
  fields: { departmentalDistributionNumber: ["departmentalDistributionNumber"] },
};

/** The `departmentalDistribution` without its type, as booked lines and entries show it. */
export const untypedDistribution: Rule = {
  ...departmentalDistribution,
  read: (entity, view) => {
    const shown = departmentalDistribution.read(entity, view);
    if (!isObject(shown)) return undefined;
    const { distributionType: _, ...reference } = shown;
    return reference;
  },
};

/** Returns the number in a reference. If the reference has only a link, returns the number at the link's end (L-04). */
function numberIn(value: unknown): number | undefined {
  const { departmentalDistributionNumber: number, self } = value as {
    departmentalDistributionNumber?: number;
    self?: string;
  };
  const linked = typeof self === "string" ? /\/(\d+)(?:[?#].*)?$/.exec(self)?.[1] : undefined;
  return number ?? (linked === undefined ? undefined : Number(linked));
}

/**
 * The `departmentNumber` of a record on a service. It is stored in the field of REST's `departmentalDistribution`,
 * which shows it as the automatic distribution of the department. If the field holds a distribution over several
 * departments, the service shows nothing.
 */
export const departmentNumber: Rule = {
  read: ({ departmentalDistributionNumber: number }, { agreement }) =>
    typeof number === "number" && departmentalDistributionOf(agreement, number)?.type !== "distribution"
      ? number
      : undefined,
  write: (value, draft) => {
    draft.departmentalDistributionNumber = value;
  },
  fields: { departmentalDistributionNumber: [] },
};
