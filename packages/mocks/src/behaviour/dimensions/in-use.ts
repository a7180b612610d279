import type { Call } from "../../engine/call.ts";
import { Refusal } from "../../errors/refusal.ts";
import { type DimensionValue, dimensionDistributions } from "../../records/dimensions.ts";
import { products } from "../../records/products.ts";
import { projects } from "../../records/projects.ts";
import { subscribers, subscriptionLines } from "../../records/subscriptions.ts";
import type { Kind } from "../../store/kind.ts";
import { linkedKinds } from "./linked-kinds.ts";
import { fieldOf } from "./links.ts";
import { departmentDimension } from "./lookup.ts";

/**
 * Kinds of record that have a department, but that dimensionsapi does not link to dimensions. The second text is the
 * field that holds the department. The services show it as `departmentNumber`.
 */
const departmental: readonly (readonly [kind: Kind, field: string])[] = [
  [products as unknown as Kind, "departmentalDistributionNumber"],
  [projects as unknown as Kind, "departmentalDistributionNumber"],
  [subscriptionLines as unknown as Kind, "departmentalDistributionNumber"],
  [subscribers as unknown as Kind, "departmentalDistributionNumber"],
];

/** Returns a text that names the kind of record that uses a value. Returns undefined if no record uses it. */
function userOf({ dimensionNumber, key }: DimensionValue, { agreement }: Call): string | undefined {
  const field = fieldOf(dimensionNumber);
  const linked = linkedKinds.find((linkedKind) =>
    linkedKind.linkedRecords(agreement).some(({ record }) => record[field] === key),
  );
  if (linked !== undefined) return linked.path.replace("/dimension-data/", "");
  if (dimensionNumber !== departmentDimension) return undefined;
  return departmental.find(([kind, name]) => agreement.table(kind).by(name, key).length > 0)?.[0].name;
}

/** Refuses to delete a value that is in use. Returns undefined if it is not. */
export function valueInUse(value: DimensionValue, call: Call): Refusal | undefined {
  const { dimensionNumber, key } = value;
  const shared = call.agreement
    .table(dimensionDistributions)
    .by("dimensionNumber", dimensionNumber)
    .some((distribution) => distribution.distributions.some((share) => share.key === key));
  const refuse = (code: string, by: string): Refusal =>
    new Refusal(400, { message: `Value ${key} is used by ${by} and cannot be deleted.`, code });
  if (shared) return refuse("DimensionValueInUseByDistribution", "a distribution");
  const user = userOf(value, call);
  return user === undefined ? undefined : refuse("DimensionValueInUse", user);
}
