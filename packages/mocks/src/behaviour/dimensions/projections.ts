import { type Projection, projection } from "../../projection/projection.ts";
import type { Rule } from "../../projection/rule.ts";
import { computed, inverse, link, readOnly } from "../../projection/rules.ts";
import type { Share } from "../../records/dimensions.ts";
import { encodeRestKey } from "../../routing/path-keys.ts";
import { serviceDefaults } from "../../surface/apis/defaults.ts";
import { distributionPath } from "./rules.ts";

export const dimensionOnService = projection(
  {
    number: "dimensionNumber",
    name: "name",
    active: inverse("barred"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const valueOnService = projection(
  {
    dimensionNumber: "dimensionNumber",
    key: "key",
    name: "name",
    active: inverse("barred"),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

export const distributionOnService = projection(
  {
    dimensionNumber: readOnly("dimensionNumber"),
    key: readOnly("key"),
    name: readOnly("name"),
    active: computed(({ barred }) => barred !== true),
    distributions: computed((distribution) => distribution.distributions),
    objectVersion: readOnly("objectVersion"),
  },
  serviceDefaults,
);

/** A department is a value of dimension 1 under REST's names (S-15). */
export const departmentOnRest = projection({
  departmentNumber: readOnly("key"),
  name: readOnly("name"),
  barred: readOnly("barred"),
  self: link("/departments/{key}"),
});

const shares: Rule = {
  read: ({ distributions }, { base, linkSuffix }) =>
    (distributions as readonly Share[]).map(({ key, percent }) => ({
      percentage: percent,
      department: { departmentNumber: key, self: `${base}/departments/${encodeRestKey(key)}${linkSuffix}` },
    })),
};

export const departmentalDistributionOnRest: Projection = projection({
  departmentalDistributionNumber: readOnly("key"),
  name: readOnly("name"),
  distributionType: readOnly("distributionType"),
  // `false` is sent here (L-146).
  barred: computed(({ barred }) => barred === true, { keepFalse: true }),
  distributions: shares,
  self: {
    read: ({ distributionType, key }, { base, linkSuffix }) =>
      base + distributionPath(distributionType as "department" | "distribution", key as number) + linkSuffix,
  },
});
