import { invalid } from "../errors/refusal.ts";
import type { View } from "./rule.ts";

/**
 * Returns the number that a reference of a body names: its number, or the one in its `self` link (L-04). It is not recorded
 * which one counts if they differ, nor whether a PUT accepts the link alone (U-05, U-06): rulings decide.
 *
 * @param field the canonical field that a refusal names.
 */
export function referred(
  number: unknown,
  linked: unknown,
  field: string,
  { method, rulings }: View,
): unknown {
  if (linked === undefined) return number;
  if (number === undefined) {
    if (method !== "PUT" || rulings.selfInPut) return linked;
    throw invalid({ at: field, code: { rest: "E04042" }, message: `${field} is missing a value` });
  }
  if (String(number) === String(linked) || rulings.referenceConflict === "number") return number;
  if (rulings.referenceConflict === "self") return linked;
  throw invalid({
    at: field,
    message: `${field} ${String(number)} is not the one that self links to, ${String(linked)}.`,
    input: number,
  });
}
