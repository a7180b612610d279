import {
  type DimensionDistribution,
  type DimensionValue,
  dimensionDistributions,
  dimensionValues,
} from "../../records/dimensions.ts";
import type { Agreement } from "../../store/agreement.ts";

/** The dimension that REST calls departments. */
export const departmentDimension = 1;

/** What a key of a dimension names: one value, or a distribution over several. */
export type Member =
  | ({ readonly type: "value" } & DimensionValue)
  | ({ readonly type: "distribution" } & DimensionDistribution);

/** Looks a key up among the values and the distributions of a dimension, which share one key space (O-39). */
export function memberOf(agreement: Agreement, dimensionNumber: number, key: number): Member | undefined {
  const id = `${dimensionNumber}/${key}`;
  const value = agreement.table(dimensionValues).get(id);
  if (value !== undefined) return { type: "value", ...value };
  const distribution = agreement.table(dimensionDistributions).get(id);
  return distribution === undefined ? undefined : { type: "distribution", ...distribution };
}

/** The department of a number; the same record as a value of dimension 1 (S-15). */
export const departmentOf = (agreement: Agreement, departmentNumber: number): DimensionValue | undefined =>
  agreement.table(dimensionValues).get(`${departmentDimension}/${departmentNumber}`);

/**
 * Finds what the number of a departmental distribution names: a distribution of dimension 1, or a department. The automatic
 * distribution of a department has the department's number.
 */
export const departmentalDistributionOf = (
  agreement: Agreement,
  departmentalDistributionNumber: number,
): Member | undefined => memberOf(agreement, departmentDimension, departmentalDistributionNumber);
