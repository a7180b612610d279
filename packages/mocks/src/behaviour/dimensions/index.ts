import { guardActions } from "../../engine/guard-actions.ts";
import { type Domain, resource } from "../../engine/resource.ts";
import {
  type Dimension,
  type DimensionDistribution,
  type DimensionValue,
  dimensionDistributions,
  dimensions,
  dimensionValues,
} from "../../records/dimensions.ts";
import { accounts } from "../../records/ledger.ts";
import { changelogResource } from "./changelog.ts";
import { checkDimension, checkValue, dimensionInUse } from "./checks.ts";
import { departmentalDistributionsResource } from "./departmental-distributions.ts";
import { dimensionDataResources } from "./dimension-data.ts";
import { valueInUse } from "./in-use.ts";
import { departmentDimension } from "./lookup.ts";
import { needsDimensions } from "./module.ts";
import {
  departmentOnRest,
  dimensionOnService,
  distributionOnService,
  valueOnService,
} from "./projections.ts";
import { seedCompanyDimensions, seedDimensions } from "./seed.ts";

/**
 * Up to three dimensions (O-51). If departments, which are dimension 1, are barred, no account requires a department
 * any more.
 */
const dimensionsResource = resource<Dimension>({
  kind: dimensions,
  numbering: "caller",
  duplicate: "DimensionAlreadyExists",
  endpoints: [{ document: "dimensions", path: "/dimensions", projection: dimensionOnService }],
  check: checkDimension,
  inUse: dimensionInUse,
  changed: ({ after }, { agreement }) => {
    if (after?.dimensionNumber !== departmentDimension || after.barred !== true) return;
    for (const account of agreement.table(accounts).by("departmentMandatory", true)) {
      agreement.table(accounts).update(account.accountNumber, { departmentMandatory: false });
    }
  },
});

/**
 * The values of dimensions. The service has those of all dimensions. REST has only those of dimension 1, and calls
 * them departments (S-15).
 */
const valuesResource = resource<DimensionValue>({
  kind: dimensionValues,
  numbering: "caller",
  duplicate: "KeyInUse",
  endpoints: [
    {
      document: "dimensions",
      path: "/values",
      projection: valueOnService,
      created: ({ key }) => ({ key }),
    },
    {
      document: "rest",
      path: "/departments",
      projection: departmentOnRest,
      key: ["key"],
      where: ({ dimensionNumber }) => dimensionNumber === departmentDimension,
    },
  ],
  references: {
    dimensionNumber: { kind: dimensions, code: "DimensionDoesNotExist", allowsDelete: true },
  },
  check: checkValue,
  inUse: valueInUse,
});

const distributionsResource = resource<DimensionDistribution>({
  kind: dimensionDistributions,
  endpoints: [{ document: "dimensions", path: "/distributions", projection: distributionOnService }],
});

/**
 * Dimensions, their values and distributions. REST shows those of dimension 1 as departments and departmental
 * distributions.
 */
export const dimensionsDomain: Domain = {
  name: "dimensions",
  resources: [
    dimensionsResource,
    valuesResource,
    distributionsResource,
    departmentalDistributionsResource,
    ...dimensionDataResources,
    changelogResource,
  ].map((each) => guardActions(each, needsDimensions)),
  seedEmpty: seedDimensions,
  seedCompany: seedCompanyDimensions,
};
