import type { Call } from "../../engine/call.ts";
import { type Fault, Refusal } from "../../errors/refusal.ts";
import {
  type Dimension,
  type DimensionValue,
  dimensionDistributions,
  dimensions,
  dimensionValues,
} from "../../records/dimensions.ts";
import { hasMultipleDimensions } from "./module.ts";

/**
 * Finds why a dimension cannot be stored: there are at most three dimensions, and a second or third one requires the
 * module for several dimensions.
 */
export function checkDimension(
  dimension: Dimension,
  { agreement }: Call,
  before?: Dimension,
): readonly Fault[] {
  if (before !== undefined) return [];
  if (agreement.table(dimensions).size >= 3) {
    return [
      {
        at: "dimensionNumber",
        code: "DimensionAllowedUpTo3",
        message: "There are three dimensions already.",
      },
    ];
  }
  if (dimension.dimensionNumber > 1 && !hasMultipleDimensions(agreement)) {
    return [
      {
        at: "dimensionNumber",
        code: "DimensionIncorrectPackageLevel",
        message: "More than one dimension needs another package.",
      },
    ];
  }
  return [];
}

/** Finds why a value cannot be stored. No other value or distribution of the dimension may have its key (O-39). */
export function checkValue(
  value: DimensionValue,
  { agreement }: Call,
  before?: DimensionValue,
): readonly Fault[] {
  const { dimensionNumber, key } = value;
  if (before !== undefined || !agreement.table(dimensionDistributions).has(`${dimensionNumber}/${key}`))
    return [];
  return [
    {
      at: "key",
      code: "KeyInUse",
      message: `Dimension ${dimensionNumber} has a distribution with key ${key}.`,
      input: key,
    },
  ];
}

/** Refuses to delete dimension 1, and any other that has members. */
export function dimensionInUse({ dimensionNumber }: Dimension, { agreement }: Call): Refusal | undefined {
  if (dimensionNumber === 1)
    return new Refusal(400, { message: "Dimension 1 cannot be deleted.", code: "Dimension1CannotBeDeleted" });
  const members =
    agreement.table(dimensionValues).by("dimensionNumber", dimensionNumber).length +
    agreement.table(dimensionDistributions).by("dimensionNumber", dimensionNumber).length;
  if (members === 0) return undefined;
  return new Refusal(400, {
    message: `Dimension ${dimensionNumber} has values and cannot be deleted.`,
    code: "DimensionInUse",
  });
}
