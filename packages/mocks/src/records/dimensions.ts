import { kind } from "../store/kind.ts";

/** A way to divide the figures. REST calls dimension 1 departments. */
export type Dimension = {
  /** 1 to 3 (O-51). */
  readonly dimensionNumber: number;
  readonly name: string;
  readonly barred?: boolean;
};

/** A member of a dimension. The members of dimension 1 are REST's departments (S-15). */
export type DimensionValue = {
  readonly dimensionNumber: number;
  /** Unique among the values and the distributions of the dimension (O-39). */
  readonly key: number;
  readonly name?: string;
  readonly barred?: boolean;
};

/** The share of one value in a distribution. */
export type Share = { readonly key: number; readonly percent: number; readonly objectVersion?: string };

/** Divides an amount between several values. Those of dimension 1 are REST's departmental distributions (S-15). */
export type DimensionDistribution = {
  readonly dimensionNumber: number;
  readonly key: number;
  readonly name?: string;
  readonly barred?: boolean;
  readonly distributions: readonly Share[];
};

/** One change to a dimension of a booked entry. */
export type DimensionChange = {
  readonly changeNumber: number;
  readonly entryNumber: number;
  readonly dimension: number;
  /** Absent if the link was added. */
  readonly dimensionKeyFrom?: number;
  /** Absent if the link was removed. */
  readonly dimensionKeyTo?: number;
  readonly timestamp: string;
};

export const dimensions = kind<Dimension>("dimensions", "dimensionNumber");
export const dimensionValues = kind<DimensionValue>("dimensionValues", "dimensionNumber", "key");
export const dimensionDistributions = kind<DimensionDistribution>(
  "dimensionDistributions",
  "dimensionNumber",
  "key",
);
export const dimensionChanges = kind<DimensionChange>("dimensionChanges", "changeNumber");
