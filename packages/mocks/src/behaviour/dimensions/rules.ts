import type { Rule } from "../../projection/rule.ts";
import { encodeRestKey } from "../../routing/path-keys.ts";
import { isObject } from "../../store/entity.ts";
import { departmentalDistributionOf } from "./lookup.ts";

/** Links a departmental distribution. The automatic ones and the others have different paths. */
export const distributionPath = (type: "department" | "distribution", number: number): string =>
  `/departmental-distributions/${type}s/${encodeRestKey(number)}`;

/** The `departmentalDistribution` inside a REST resource: number, kind and link, for the number that the record keeps. */
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

/** The same without its type, as booked lines and entries show it. */
export const untypedDistribution: Rule = {
  ...departmentalDistribution,
  read: (entity, view) => {
    const shown = departmentalDistribution.read(entity, view);
    if (!isObject(shown)) return undefined;
    const { distributionType: _, ...reference } = shown;
    return reference;
  },
};

/** Returns the number in a reference, or the one at the end of its link (L-04). */
function numberIn(value: unknown): number | undefined {
  const { departmentalDistributionNumber: number, self } = value as {
    departmentalDistributionNumber?: number;
    self?: string;
  };
  const linked = typeof self === "string" ? /\/(\d+)(?:[?#].*)?$/.exec(self)?.[1] : undefined;
  return number ?? (linked === undefined ? undefined : Number(linked));
}

/**
 * A service's `departmentNumber`, which reads and writes the same field: REST shows it as the automatic distribution of the
 * department. A distribution over several departments is not shown.
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
