import { isAmount } from "../columns.ts";
import { formatAmount, formatValue } from "../format.ts";
import { href } from "../router.ts";

interface FieldValueProps {
  readonly field: string;
  readonly value: unknown;
  /** The kind of the record that the field refers to; undefined if it refers to none. */
  readonly target: string | undefined;
}

/** Shows the value of a field, with a link to the record that it refers to. */
export function FieldValue({ field, value, target }: FieldValueProps) {
  if (target !== undefined && (typeof value === "number" || typeof value === "string"))
    return <a href={href(["records", target, value])}>{String(value)}</a>;
  if (typeof value === "number" && isAmount(field)) return <>{formatAmount(value)}</>;
  return <>{formatValue(value)}</>;
}
