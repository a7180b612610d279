import { isAmount } from "../columns.ts";
import { formatAmount, formatValue } from "../format.ts";
import { href } from "../router.ts";

interface FieldValueProps {
  readonly field: string;
  readonly value: unknown;
  /** The kind of the record that the field names, where it names one. */
  readonly target: string | undefined;
}

/** The value of a record's field, linked to the record that it names. */
export function FieldValue({ field, value, target }: FieldValueProps) {
  if (target !== undefined && (typeof value === "number" || typeof value === "string"))
    return <a href={href(["records", target, value])}>{String(value)}</a>;
  if (typeof value === "number" && isAmount(field)) return <>{formatAmount(value)}</>;
  return <>{formatValue(value)}</>;
}
