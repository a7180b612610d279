import { invalid } from "../errors/refusal.ts";
import type { View } from "./rule.ts";

/**
 * Returns the number of a reference in a body: its number, or the number in its `self` link (L-04). Which of them
 * counts if they differ, and whether a PUT accepts the link alone, is not recorded (U-05, U-06), so rulings decide.
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
