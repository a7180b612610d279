import type { Call } from "../../engine/call.ts";
import type { Entity } from "../../entity.ts";
import { Refusal } from "../../refusal.ts";
import type { Kind } from "../../store/kind.ts";
import { bookedInvoices, draftInvoices } from "../invoices/kinds.ts";
import { bookedEntries } from "../ledger/kinds.ts";
import { products } from "../products/kinds.ts";
import { projects } from "../projects/kinds.ts";
import { type DimensionValue, dimensionDistributions } from "./kinds.ts";
import { DEPARTMENTS } from "./lookup.ts";

const FIELDS = ["departmentNumber", "departmentalDistributionNumber"] as const;

/** Records that may name a department, themselves or in their lines. */
const HOLDERS: readonly Kind[] = [products, projects, bookedEntries, draftInvoices, bookedInvoices].map(
  (kind) => kind as unknown as Kind,
);

const names = (record: Entity, key: number): boolean => FIELDS.some((field) => record[field] === key);

const inLines = (record: Entity, key: number): boolean =>
  Array.isArray(record.lines) && record.lines.some((line: Entity) => names(line, key));

/** The refusal to delete a value that something points at. */
export function valueInUse(
  { dimensionNumber, key }: DimensionValue,
  { agreement }: Call,
): Refusal | undefined {
  const shared = agreement
    .table(dimensionDistributions)
    .by("dimensionNumber", dimensionNumber)
    .some((distribution) => distribution.distributions.some((share) => share.key === key));
  const refuse = (code: string, by: string): Refusal =>
    new Refusal(400, { message: `Value ${key} is used by ${by} and cannot be deleted.`, code });
  if (shared) return refuse("DimensionValueInUseByDistribution", "a distribution");
  if (dimensionNumber !== DEPARTMENTS) return undefined;
  const holder = HOLDERS.find((kind) =>
    agreement
      .table(kind)
      .all()
      .some((record) => names(record, key) || inLines(record, key)),
  );
  return holder === undefined ? undefined : refuse("DimensionValueInUse", holder.name);
}
