import { isAmount } from "../columns.ts";
import { formatAmount, formatValue } from "../format.ts";
import { kindOf } from "../links.ts";
import { href } from "../router.ts";

/** The value of a record's field, linked to the record that it points to. */
export function FieldValue({ kind, field, value }: { kind: string; field: string; value: unknown }) {
  const target = kindOf(kind, field);
  if (target !== undefined && (typeof value === "number" || typeof value === "string"))
    return <a href={href(["records", target, value])}>{String(value)}</a>;
  if (typeof value === "number" && isAmount(field)) return <>{formatAmount(value)}</>;
  return <>{formatValue(value)}</>;
}
