import {
  type DimensionDistribution,
  type DimensionValue,
  dimensionDistributions,
  dimensionValues,
} from "../../records/dimensions.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The number of the dimension that REST calls departments. */
export const departmentDimension = 1;

/** The meaning of a key in a dimension: one value, or a distribution over several. */
export type Member =
  | ({ readonly type: "value" } & DimensionValue)
  | ({ readonly type: "distribution" } & DimensionDistribution);

/** Looks up a key among the values and distributions of a dimension, which share one set of keys (O-39). */
export function memberOf(agreement: Agreement, dimensionNumber: number, key: number): Member | undefined {
  const id = `${dimensionNumber}/${key}`;
  const value = agreement.table(dimensionValues).get(id);
  if (value !== undefined) return { type: "value", ...value };
  const distribution = agreement.table(dimensionDistributions).get(id);
  return distribution === undefined ? undefined : { type: "distribution", ...distribution };
}

/** Finds the department with a number, which is the same record as a value of dimension 1 (S-15). */
export const departmentOf = (agreement: Agreement, departmentNumber: number): DimensionValue | undefined =>
  agreement.table(dimensionValues).get(`${departmentDimension}/${departmentNumber}`);

/**
 * Finds the distribution of dimension 1 or the department with the number of a departmental distribution. The automatic
 * distribution of a department has the department's number.
 */
export const departmentalDistributionOf = (
  agreement: Agreement,
  departmentalDistributionNumber: number,
): Member | undefined => memberOf(agreement, departmentDimension, departmentalDistributionNumber);
