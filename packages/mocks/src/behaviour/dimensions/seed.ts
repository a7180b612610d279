import { dimensionDistributions, dimensions, dimensionValues } from "../../records/dimensions.ts";
import type { Agreement } from "../../store/agreement.ts";
import { departmentDimension } from "./lookup.ts";

/** Adds the one dimension of a new agreement, without values (C-01). */
export function seedDimensions(agreement: Agreement): void {
  agreement.table(dimensions).insert({ dimensionNumber: departmentDimension, name: "Afdeling" });
}

/** Adds departments, a distribution over two of them, and a second dimension. */
export function seedCompanyDimensions(agreement: Agreement): void {
  const values = agreement.table(dimensionValues);
  for (const [index, name] of ["Salg", "Montage", "Administration"].entries()) {
    values.insert({ dimensionNumber: departmentDimension, key: index + 1, name });
  }
  agreement.table(dimensionDistributions).insert({
    dimensionNumber: departmentDimension,
    key: 10,
    name: "Fællesomkostninger",
    distributions: [
      { key: 1, percent: 60 },
      { key: 2, percent: 40 },
    ],
  });
  agreement.table(dimensions).insert({ dimensionNumber: 2, name: "Region" });
  values.insert({ dimensionNumber: 2, key: 1, name: "Øst" });
  values.insert({ dimensionNumber: 2, key: 2, name: "Vest" });
}
